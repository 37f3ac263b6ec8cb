// Maps: a choice of year shows only its rings and its lines of the table; the choice is kept in the address.
for (const bar of document.querySelectorAll(".years")) {
  const map = bar.closest(".map");
  const dated = [...map.querySelectorAll("[data-from]")];
  const rows = dated.filter((item) => item.matches("tr"));
  const select = bar.querySelector("select");
  const shown = bar.querySelector("output");

  const show = () => {
    const year = select.value;
    for (const item of dated) item.classList.toggle("out", year !== "" && (year < item.dataset.from || year > item.dataset.until));
    const left = rows.filter((row) => !row.classList.contains("out")).length;
    shown.value = `${left} of ${rows.length} events${year && `, ${year} only`}`;
  };
  select.addEventListener("change", () => {
    address.put({ [map.id]: select.value });
    show();
  });
  // A year that the map has not is left out of the address, too.
  address.follow(() => {
    select.value = address.get(map.id);
    if (select.selectedIndex < 0) select.value = "";
    if (select.value !== address.get(map.id)) address.put({ [map.id]: select.value });
    show();
  });
}
