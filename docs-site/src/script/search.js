// Search over pages and API. The index is read when the dialog first opens; `azurePlanSearch(text)` gives the ranked hits.
(() => {
  'use strict';
  const SILENT = new Set(('a an and any are as at be but by can do does for from get have how i if in into is it its me my not of on or our '
      + 'so that the their them then there this to was we what when where which who why will with you your').split(' '));
  // [field, weight]: a word counts by the best place it stands in
  const TITLE = 12, HEADING = 8, TITLE_OF_PART = 4, TYPE = 9, PART_OF_TYPE = 6, MEMBER = 6, TEXT = 1.2;
  const MOST = 20;
  const OF_ONE_PAGE = 3;
  let entries = null;
  let words = null;

  const stem = (word) => word.length < 5 ? word.replace(/s$/, '')
      : word.replace(/ies$/, 'y').replace(/(ing|ed|es|s)$/, '').replace(/e$/, '').replace(/([^aeiouls])\1$/, '$1');

  const tokens = (text) => (text.match(/[\p{L}\p{N}]+/gu) || []).map((word) => word.toLowerCase());

  // AzurePlan is found by azureplan, azure and plan
  const nameTokens = (name) => [...tokens(name), ...tokens(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'))];

  function add(entry, tokens, weight) {
    for (const token of tokens) {
      const key = stem(token);
      let found = words.get(key);
      if (!found) words.set(key, found = new Map());
      const before = found.get(entry) || 0;
      found.set(entry, weight > before ? weight + before * 0.05 : before + weight * 0.1);
    }
  }

  function build(index) {
    entries = [];
    words = new Map();
    for (const [url, title, heading, text] of index.pages) {
      const at = entries.push({ url, title: heading || title, where: heading ? title : '', text, kind: 'page', words: [] }) - 1;
      entries[at].words = tokens(heading || title).map(stem);
      add(at, tokens(heading || title), heading ? HEADING : TITLE);
      if (!heading) add(at, tokens(url.replace('.html', '')), HEADING);
      if (heading) add(at, tokens(title), TITLE_OF_PART);
      add(at, tokens(text), TEXT);
    }
    for (const [where, type, text, members] of index.api) {
      const page = `api/io.github.azureplan/${where.replaceAll('.', '/')}/${type}.html`;
      const typeAt = entries.push({ url: page, title: type, where, text, kind: 'api', words: tokens(type).map(stem) }) - 1;
      add(typeAt, tokens(type), TYPE);
      add(typeAt, nameTokens(type), PART_OF_TYPE);
      add(typeAt, tokens(text), TEXT);
      const typeTokens = nameTokens(type);
      for (const [member, anchor] of members) {
        const title = `${type}.${member}`;
        const name = stem(member.replace(/\(.*/, '').toLowerCase());
        const at = entries.push({ url: `${page}#${anchor || member}`, title, where, text: '', kind: 'api', words: tokens(title.replace(/\(.*/, '')).map(stem), name }) - 1;
        add(at, nameTokens(member.replace(/\(.*/, '')), MEMBER);
        add(at, typeTokens, TEXT);
      }
    }
  }

  // the same length and one letter other, or one letter more or less
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i);
  }

  function matches(word) {
    const key = stem(word);
    const best = new Map();
    const exact = words.get(key);
    const take = (found, share) => {
      // a longer word that begins with this one is no rarer than it
      const rare = Math.log(1 + entries.length / Math.max(found.size, exact ? exact.size : 0));
      found.forEach((weight, entry) => best.set(entry, Math.max(best.get(entry) || 0, weight * rare * share)));
    };
    if (exact) take(exact, 1);
    if (word.length > 2) {
      words.forEach((found, other) => {
        if (other !== key && other.startsWith(word)) take(found, 0.5 + 0.4 * word.length / (other.length + 1));
      });
    }
    if (best.size === 0 && key.length > 4) {
      words.forEach((found, other) => {
        if (near(key, other)) take(found, 0.4);
      });
    }
    return best;
  }

  function search(text) {
    if (!entries) build(window.azurePlanIndex);
    const all = tokens(text);
    const asked = all.filter((word) => !SILENT.has(word));
    const query = asked.length ? asked : all;
    const scores = new Map();
    for (const word of query) {
      matches(word).forEach((score, entry) => {
        const sum = scores.get(entry) || { score: 0, found: 0 };
        sum.score += score;
        sum.found++;
        scores.set(entry, sum);
      });
    }
    const wanted = query.map(stem).join(' ');
    const rank = ([entry, { score, found }]) => {
      const { words: own, kind, name } = entries[entry];
      const whole = own.join(' ') === wanted ? 2.5 : name === wanted ? 1.6 : 1;
      // a question in words asks for a page; a short heading that is the question beats a long one that holds it
      const kindly = kind !== 'api' ? 1.3 : query.length > 2 ? 0.6 : 1;
      return score * (found / query.length) ** 2 * whole * kindly * (1 + 1 / (4 + own.length));
    };
    const ranked = [...scores]
        .map((it) => ({ rank: rank(it), entry: it[0] }))
        .sort((a, b) => b.rank - a.rank || a.entry - b.entry)
        .map(({ entry }) => entries[entry]);
    // one page must not hide all others: what it has beyond a few places comes after them
    const seen = new Map();
    const first = [], later = [];
    for (const hit of ranked) {
      const page = hit.url.replace(/#.*/, '');
      const count = (seen.get(page) || 0) + 1;
      seen.set(page, count);
      (count > OF_ONE_PAGE ? later : first).push(hit);
    }
    return first.concat(later).slice(0, MOST);
  }

  window.azurePlanSearch = (text) => search(text).map(({ url, title, where }) => ({ url, title, where }));

  const byId = (id) => document.getElementById(id);
  const dialog = byId('search'), input = byId('query'), list = byId('hits'), said = byId('said');
  let chosen = -1;

  // the index of this site, whatever folder the page stands in
  const indexAddress = document.currentScript.src.replace(/search\.js$/, 'search-index.js');
  function load() {
    if (window.azurePlanIndex) return Promise.resolve();
    return new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = indexAddress;
      script.onload = done;
      script.onerror = () => failed(new Error('search-index.js is missing'));
      document.head.append(script);
    });
  }
  window.azurePlanSearchReady = load;

  function marked(text, query) {
    const parts = document.createDocumentFragment();
    const keys = query.map((word) => word.length > 3 ? word.replace(/(ing|ed|es|s)$/, '') : word);
    const pattern = new RegExp(`(${keys.map((key) => key.replace(/[^\p{L}\p{N}]/gu, '')).filter(Boolean).join('|') || '(?!)'})`, 'giu');
    text.split(pattern).forEach((part, i) => {
      if (i % 2 === 0) {
        parts.append(part);
      } else {
        const mark = document.createElement('mark');
        mark.textContent = part;
        parts.append(mark);
      }
    });
    return parts;
  }

  // the piece of the text where the first of the words stands
  function excerpt(text, query) {
    const low = text.toLowerCase();
    const at = Math.min(...query.map((word) => low.indexOf(word)).filter((i) => i >= 0), low.length);
    const from = at === low.length || at < 70 ? 0 : text.lastIndexOf(' ', at - 40) + 1;
    const piece = text.slice(from, from + 170);
    return (from ? '… ' : '') + piece + (from + 170 < text.length ? ' …' : '');
  }

  function choose(at) {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (at + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
    options[chosen].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[chosen].id);
  }

  function show() {
    const text = input.value.trim();
    const all = tokens(text);
    const query = all.filter((word) => !SILENT.has(word));
    const hits = text ? search(text) : [];
    list.replaceChildren(...hits.map((hit, i) => {
      const option = document.createElement('li');
      option.id = `hit-${i}`;
      option.setAttribute('role', 'option');
      const a = document.createElement('a');
      a.href = hit.url;
      a.tabIndex = -1;
      const title = document.createElement('b');
      title.append(marked(hit.title, query));
      const where = document.createElement('small');
      where.textContent = hit.kind === 'api' ? `API ${hit.where.replace(/^io\.github\.azureplan\.?/, '')}` : hit.where;
      const piece = document.createElement('span');
      piece.append(marked(excerpt(hit.text, query), query));
      a.append(title, where, piece);
      a.addEventListener('click', () => dialog.close());
      option.append(a);
      option.addEventListener('mousemove', () => { if (chosen !== i) choose(i); });
      return option;
    }));
    input.setAttribute('aria-expanded', String(hits.length > 0));
    input.removeAttribute('aria-activedescendant');
    said.textContent = !text ? '' : hits.length ? `${hits.length === MOST ? `The first ${MOST}` : hits.length} of the results` : 'Nothing found. Try fewer or other words.';
    said.classList.toggle('away', hits.length > 0);
    chosen = -1;
    if (hits.length) choose(0);
  }

  async function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    try {
      await load();
      show();
    } catch (e) {
      said.classList.remove('away');
      said.textContent = 'The index of the search could not be read.';
    }
  }

  byId('find').addEventListener('click', open);
  input.addEventListener('input', () => { if (window.azurePlanIndex) show(); });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Escape') {
      // at once; of itself the field would be emptied first
      event.preventDefault();
      dialog.close();
    } else if (event.key === 'Enter' && event.target === input) {
      event.preventDefault();
      const option = list.children[chosen];
      if (option) option.firstChild.click();
    }
  });
  addEventListener('keydown', (event) => {
    const writing = event.target.closest && event.target.closest('input, textarea, select, [contenteditable]');
    if (!writing && (event.key === '/' || (event.key === 'k' && (event.ctrlKey || event.metaKey)))) {
      event.preventDefault();
      open();
    }
  });
})();
