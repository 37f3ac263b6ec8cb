// How old the record is on the day it is read, after the date it speaks to.
(() => {
  "use strict";
  for (const date of document.querySelectorAll("time.as-of")) {
    const [year, month, day] = date.dateTime.split("-").map(Number);
    const [then, now] = [new Date(year, day ? month - 1 : month || 12, day || 0), new Date()];
    const days = Math.floor((now - then) / 864e5);
    const months = (now.getFullYear() - then.getFullYear()) * 12 + now.getMonth() - then.getMonth() - (now.getDate() < then.getDate());
    const [count, unit] = months > 23 ? [Math.floor(months / 12), "year"] : months ? [months, "month"] : [days, "day"];
    const words = new Intl.RelativeTimeFormat(document.documentElement.lang || "en").format(-count, unit);
    if (days > 0) date.after(` · ${words}`);
  }
})();
