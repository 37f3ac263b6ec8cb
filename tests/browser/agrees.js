// What each control says, and what the page shows: where the two differ, in words. For every filter, the entries that its fields find.
() => {
  const wrong = [];
  const form = document.querySelector("form.filters");
  if (form) {
    const items = [...document.querySelectorAll(form.dataset.items)];
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const asked = [...form.elements].filter((field) => field.name && (field.type === "checkbox" ? field.checked : field.value));
    const finds = (item) => asked.every((field) => field.type === "search"
      ? plain(field.value.trim()).split(/\s+/).every((word) => plain(item.textContent).includes(word))
      : (item.dataset[field.name] ?? "").split(" ").includes(field.value));
    for (const item of items) if (finds(item) === item.hidden) wrong.push(item.id || item.textContent.slice(0, 40));
    const shown = items.filter((item) => !item.hidden).length;
    if (!form.querySelector("[role=status]").textContent.startsWith(`${shown} of ${items.length} `)) wrong.push("the count");
    for (const field of form.elements) {
      if (field.tagName === "SELECT" && field.selectedIndex < 0) wrong.push(`${field.name} says nothing`);
      const said = new URLSearchParams(location.search).get(field.name) ?? "";
      const value = field.type === "checkbox" ? (field.checked ? "1" : "") : (field.value ?? "").trim();
      if (field.name && !window.refused && said !== value) wrong.push(`the address says ${said} of ${field.name}, the field ${value}`);
    }
  }
  for (const tab of document.querySelectorAll("[role=tab]"))
    if (tab.matches("[aria-selected=true]") === document.getElementById(tab.getAttribute("aria-controls")).hidden) wrong.push(tab.id);
  for (const select of document.querySelectorAll(".years select")) if (select.selectedIndex < 0) wrong.push("the years");
  const schemes = [...document.querySelectorAll("button.scheme")].filter((button) => button.checkVisibility());
  if (schemes.length !== 1) wrong.push(`${schemes.length} switches of the scheme`);
  const xray = document.querySelector(".xray-switch");
  const on = document.documentElement.matches(".xray");
  if (xray && (xray.getAttribute("aria-pressed") === "true") !== on) wrong.push("X-ray");
  if (xray && !window.refused && new URLSearchParams(location.search).get("xray") !== (on ? "on" : null)) wrong.push("X-ray in the address");
  if (!document.querySelector("button.menu")) wrong.push("no menu");
  if (!document.querySelector("dialog.search")) wrong.push("no search");
  return wrong;
}
