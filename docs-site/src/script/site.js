// Theme, the list of pages on a phone, the contents that follow the reader, copying of code. Nothing here is needed to read.
(() => {
  'use strict';
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  const dark = matchMedia('(prefers-color-scheme: dark)');
  byId('theme').addEventListener('click', () => {
    const now = root.dataset.theme || (dark.matches ? 'dark' : 'light');
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem('azureplan-theme', root.dataset.theme);
    } catch (e) {
      // no storage, for example in a private window: the choice holds for this page
    }
  });

  const menu = byId('menu');
  menu.addEventListener('click', () => {
    const open = document.body.classList.toggle('open');
    menu.setAttribute('aria-expanded', String(open));
  });

  const current = document.querySelector('#nav [aria-current]');
  const nav = byId('nav');
  if (current && nav.scrollHeight > nav.clientHeight) {
    nav.scrollTop = current.offsetTop - nav.clientHeight / 3;
  }

  const toc = byId('toc');
  if (toc) {
    const links = new Map();
    toc.querySelectorAll('a').forEach((a) => links.set(decodeURIComponent(a.hash.slice(1)), a));
    const headings = [...links.keys()].map(byId).filter(Boolean);
    const follow = () => {
      let here = headings[0];
      for (const heading of headings) {
        if (heading.getBoundingClientRect().top < 120) here = heading;
      }
      links.forEach((a, id) => a.toggleAttribute('data-here', here && id === here.id));
    };
    let waiting = false;
    addEventListener('scroll', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    }, { passive: true });
    follow();
  }

  // what fits needs no stop of the tabulator
  const scrolls = document.querySelectorAll('pre[tabindex], .wide, .drawing > div');
  const stops = () => scrolls.forEach((it) => { it.tabIndex = it.scrollWidth > it.clientWidth ? 0 : -1; });
  addEventListener('resize', stops);
  stops();

  // of a console what was typed: lines after the prompt, and those that continue them
  const commands = (text) => {
    let typed = false;
    return text.split('\n').filter((line) => {
      const wanted = typed || line.startsWith('$ ');
      typed = wanted && line.endsWith('\\');
      return wanted;
    }).map((line) => line.replace(/^\$ /, '')).join('\n');
  };

  if (navigator.clipboard) {
    document.querySelectorAll('#content .listingblock > .content').forEach((block) => {
      const code = block.querySelector('code');
      if (!code) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.addEventListener('click', async () => {
        const text = code.textContent.replace(/ *\(\d+\)$/gm, '');
        await navigator.clipboard.writeText(code.dataset.lang === 'console' ? commands(text) : text);
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = 'Copy'; }, 1500);
      });
      block.append(button);
    });
  }
})();
