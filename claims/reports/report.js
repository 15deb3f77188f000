// Adds to a page that is whole without it: filters kept in the address, order of rows, keys, copying.
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = (name, text, more) => Object.assign(document.createElement(name), {textContent: text || ''}, more);
  const rows = [...document.querySelectorAll('#matrix tbody tr')];
  const parts = [...document.querySelectorAll('#evidence details')];
  const panel = document.getElementById('filters');
  const facts = data.facts.map((fact, at) => ({
    row: rows[at], part: parts[at],
    get text() { // read when somebody first asks for words: most never do
      const text = (fact.title + ' ' + parts[at].textContent).toLowerCase();
      Object.defineProperty(this, 'text', {value: text});
      return text;
    },
    verdict: [fact.verdict], kind: [fact.kind], rule: [fact.rule],
    source: [...new Set(fact.claims.map(claim => data.sources[claim.source]))],
    month: [...new Set(fact.claims.map(claim => data.articles[claim.article].published.slice(0, 7)))].filter(Boolean),
  }));

  // --- filters: words, and name:value with quotes; several of one name are either-or

  const names = ['verdict', 'source', 'rule', 'kind', 'month'];
  const terms = query => [...query.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)]
    .map(([, name, quoted, word]) => ({name: names.includes(name) ? name : '', value: quoted ?? word,
      all: (name ? name + ':' : '') + (quoted ?? word)}));
  const written = (name, value) => name + ':' + (/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);
  const matches = (fact, wanted) => {
    const groups = {};
    for (const term of wanted) {
      if (!term.name) { if (!fact.text.includes(term.all.toLowerCase())) return false; continue; }
      groups[term.name] ||= fact[term.name].some(value => value === term.value) ||
        wanted.some(other => other.name === term.name && fact[term.name].includes(other.value));
    }
    return Object.values(groups).every(Boolean);
  };

  if (!facts.length) return;
  const search = $('input', '', {type: 'search', id: 'q', autocomplete: 'off', spellcheck: false});
  const label = $('label', 'Filter: words, or verdict:conflict source:… rule:… kind:… month:2021-06 ', {htmlFor: 'q'});
  const told = $('p', '', {role: 'status', className: 'small'});
  const choices = $('details'), verdicts = $('div');
  choices.append($('summary', 'By source, rule, kind and month'));
  panel.append(label, search, verdicts, choices);
  const buttons = [];
  for (const name of names) {
    const counts = new Map();
    for (const fact of facts) for (const value of fact[name]) counts.set(value, (counts.get(value) || 0) + 1);
    if (counts.size < 2) continue;
    const set = $('fieldset');
    set.append($('legend', name));
    const rank = value => ['conflict', 'update', 'agreement', 'echo', 'single-source'].indexOf(value);
    const sorted = [...counts].sort((a, b) => rank(a[0]) - rank(b[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    for (const [value, count] of sorted.slice(0, 12)) {
      const button = $('button', `${value} ${count}`, {type: 'button', className: 'pick'});
      button.addEventListener('click', () => {
        const term = written(name, value), now = search.value.trim();
        const on = terms(now).some(one => one.name === name && one.value === value);
        search.value = on ? now.replace(term, '').replace(/\s+/g, ' ').trim() : (now + ' ' + term).trim();
        apply(true);
      });
      buttons.push({button, name, value});
      set.append(button);
    }
    if (counts.size > 12) set.append($('span', `and ${counts.size - 12} more, by ${name}:…`, {className: 'small'}));
    (name === 'verdict' ? verdicts : choices).append(set);
  }
  choices.hidden = !choices.querySelector('fieldset');
  panel.append(told);
  panel.hidden = false;

  function apply(keep) {
    const query = search.value.trim(), wanted = terms(query);
    let shown = 0;
    for (const fact of facts) {
      const fits = matches(fact, wanted);
      fact.row.hidden = fact.part.hidden = !fits;
      if (fits) shown++;
    }
    for (const {button, name, value} of buttons)
      button.setAttribute('aria-pressed', wanted.some(one => one.name === name && one.value === value));
    told.textContent = !query ? '' : shown ? `${shown} of ${facts.length} facts` : 'No fact matches. Take a word away.';
    if (keep) history.replaceState(null, '', query ? '#?q=' + encodeURIComponent(query) : location.pathname + location.search);
  }

  search.addEventListener('input', () => apply(true));

  function follow() {
    const hash = location.hash;
    if (hash.startsWith('#?q=')) {
      try { search.value = decodeURIComponent(hash.slice(4)); } catch { search.value = ''; }
      apply(false);
      return;
    }
    const part = hash.length > 1 && document.getElementById(hash.slice(1));
    if (part && part.tagName === 'DETAILS') {
      if (part.hidden) { search.value = ''; apply(false); }
      part.open = true;
      part.scrollIntoView();
    }
  }
  addEventListener('hashchange', follow);
  follow();

  // --- order: by fact or verdict, as the heads say

  for (const head of document.querySelectorAll('#matrix th[aria-sort]')) {
    const button = $('button', head.textContent, {type: 'button'});
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of document.querySelectorAll('#matrix th[aria-sort]')) other.setAttribute('aria-sort', 'none');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const key = row => (row.children[head.cellIndex]).textContent;
      const order = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (up ? 1 : -1));
      rows[0].parentNode.append(...order);
    });
  }

  // --- a quotation with its source, or a command, to paste

  function copier(what, text) {
    const button = $('button', 'copy', {type: 'button', className: 'copy'});
    button.setAttribute('aria-label', 'copy this ' + what);
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = 'copied';
      } catch { button.textContent = 'not allowed here'; }
    });
    return button;
  }
  function addCopying(part) {
    if (!part.open || part.querySelector('.copy')) return;
    for (const code of part.querySelectorAll('code.run'))
      code.after(copier('command', () => code.textContent));
    for (const card of part.querySelectorAll('.cards li')) {
      const line = card.querySelector('p'), from = [...line.children].map(one => one.textContent).join(', ');
      line.append(' ', copier('quotation with its source', () => `“${card.querySelector('blockquote').textContent}” – ${from}`));
    }
  }
  for (const part of parts) {
    part.addEventListener('toggle', () => addCopying(part));
    addCopying(part);
  }

  // --- keys, which can be turned off

  const keys = $('input', '', {type: 'checkbox', checked: true});
  const help = $('label', '', {className: 'small'});
  help.append(keys, ' keys: / filter, [ and ] the fact before and after');
  panel.append(help);
  addEventListener('keydown', event => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input')) return;
    if (event.key === '/') { event.preventDefault(); search.focus(); return; }
    if (event.key !== '[' && event.key !== ']') return;
    const seen = parts.filter(part => !part.hidden);
    const at = seen.findIndex(part => part.contains(document.activeElement));
    const next = seen[at < 0 ? 0 : at + (event.key === ']' ? 1 : -1)];
    if (next) { next.open = true; next.querySelector('summary').focus(); }
  });
  addEventListener('beforeprint', () => { for (const part of parts) part.open = true; });
})();
