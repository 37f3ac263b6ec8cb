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
    shown.value = `${left} of ${rows.length} events`;
  };
  select.addEventListener("change", () => {
    const address = new URL(location.href);
    if (select.value) address.searchParams.set(map.id, select.value);
    else address.searchParams.delete(map.id);
    history.replaceState(history.state, "", address);
    show();
  });
  const wanted = new URLSearchParams(location.search).get(map.id);
  if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
  show();
}
