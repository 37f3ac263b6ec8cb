// How old the record is on the day it is read, after the date it speaks to.
(() => {
  "use strict";
  for (const date of document.querySelectorAll("time.as-of")) {
    const [year, month, day] = date.dateTime.split("-").map(Number);
    const then = new Date(year, day ? month - 1 : month || 12, day || 0);
    const days = Math.floor((Date.now() - then) / 864e5);
    const [length, unit] = days > 730 ? [365.25, "year"] : days > 30 ? [30.44, "month"] : [1, "day"];
    const words = new Intl.RelativeTimeFormat(document.documentElement.lang || "en").format(-Math.round(days / length), unit);
    if (days > 0 && date.nextElementSibling?.matches(".age")) date.nextElementSibling.textContent = ` · ${words}`;
  }
})();
