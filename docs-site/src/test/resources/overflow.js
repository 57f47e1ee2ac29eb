// What makes the page wider than the window; what scrolls by itself does not.
(() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const inside = (e) => e.closest('pre, .wide, .drawing > div, #bar');
  const guilty = [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && (!inside(e) || inside(e) === e))
      .map((e) => `${wide} px: <${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}"> ${e.textContent.trim().slice(0, 40)}`);
  return guilty.length ? guilty.slice(0, 5) : [`${wide} px`];
})()
