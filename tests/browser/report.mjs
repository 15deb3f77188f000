// The HTML report in Debian's chromium: TALLY=build/tally node tests/browser/report.mjs [PICTURES]
// Prints a line a promise that is kept; the first that is not ends the run. With a folder, pictures
// of the report are put there to be looked at.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tally = path.resolve(process.env.TALLY || 'build/tally');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tally-browser-'));
const pictures = process.argv[2];

function need(truth, what) {
  if (!truth) throw new Error(what);
}
function kept(what) {
  console.log('kept: ' + what);
}
function report(name, ...more) {
  const file = path.join(folder, name + '.html');
  const ran = spawnSync(tally, ['check', '--db', ':memory:', '-q', '--exit-zero', '--format', 'concise',
    '--report', 'html=' + file, ...more], { encoding: 'utf8', maxBuffer: 1 << 30 });
  need(ran.status === 0, `tally check: ${ran.status} ${ran.stderr}`);
  return file;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });

/// Opens a report; whatever it asks for, prints or pops up is a failure.
async function opened(file, options = {}, hash = '') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const bad = [];
  page.on('console', message => bad.push('console: ' + message.text()));
  page.on('pageerror', error => bad.push('error: ' + error));
  page.on('dialog', dialog => { bad.push('dialog: ' + dialog.message()); dialog.dismiss(); });
  page.on('request', request => {
    if (request.url().split('#')[0] !== 'file://' + file && request.url() !== 'data:,') bad.push('request: ' + request.url());
  });
  // The time of the processor, for others may be at work, too.
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => 1000 * (await session.send('Performance.getMetrics')).metrics
    .find(one => one.name === 'TaskDuration').value;
  await page.goto('file://' + file + hash, { waitUntil: 'load' });
  return { page, bad, worked, close: () => context.close() };
}

async function accessible(page, what) {
  // What is not laid out yet would seem to lie over what is.
  await page.evaluate(() => document.querySelectorAll('#evidence > details').forEach(one => { one.style.contentVisibility = 'visible'; }));
  // The page's own policy forbids eval, so the checker comes in through the debugger.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'axe.run().then(r => JSON.stringify(r.passes.length < 20 ? ["it ran " + r.passes.length + " checks"] : r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.any.map(one => one.message).join()).join(" | "))))',
    awaitPromise: true,
  });
  const violations = JSON.parse(result.value);
  need(violations.length === 0, what + ': ' + violations.join('\n'));
}

try {
  const summit = report('summit', '-C', 'fixtures/articles/summit');

  for (const colorScheme of ['light', 'dark'])
    for (const width of [1280, 390]) {
      const { page, bad, close } = await opened(summit, { colorScheme, viewport: { width, height: 900 } });
      need(bad.length === 0, bad.join('\n'));
      need(await page.evaluate(() => document.documentElement.scrollWidth) <= width, `wider than ${width}`);
      await accessible(page, `${colorScheme} at ${width}`);
      await page.evaluate(() => new Promise(done => {
        document.querySelectorAll('details').forEach(one => { one.open = true; });
        requestAnimationFrame(() => requestAnimationFrame(done));
      }));
      await accessible(page, `${colorScheme} at ${width}, all open`);
      if (pictures) {
        fs.mkdirSync(pictures, { recursive: true });
        await page.reload();
        await page.screenshot({ path: path.join(pictures, `report-${colorScheme}-${width}.png`) });
        // All of the page: what lies below the window is only laid out once it is in it.
        await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
        await page.waitForTimeout(200);
        await page.screenshot({ path: path.join(pictures, `whole-${colorScheme}-${width}.png`), fullPage: true });
      }
      await close();
    }
  kept('light and dark, 1280 and 390 wide: no request, no message, nothing that axe-core finds');

  {
    const { page, bad, close } = await opened(summit, { javaScriptEnabled: false });
    need(bad.length === 0, bad.join('\n'));
    need(await page.locator('#matrix tbody tr').count() === 12, 'rows');
    need(await page.locator('#evidence details[open] mark').first().isVisible(), 'an open conflict');
    await page.locator('#evidence summary').nth(1).click();
    need(await page.locator('#evidence details').nth(1).locator('blockquote').first().isVisible(), 'a part opens');
    need(!await page.locator('#filters').isVisible(), 'filters without a script');
    await close();
    kept('without scripts all is there');
  }
  {
    const { page, close } = await opened(summit);
    const rows = page.locator('#matrix tbody tr:visible');
    await page.getByRole('button', { name: /^conflict 1/ }).click();
    need(await rows.count() === 1, 'a filter');
    need(page.url().endsWith('#?q=verdict%3Aconflict'), page.url());
    await page.locator('#q').fill('no such words');
    need(await page.getByText('No fact matches').isVisible(), 'nothing matches');
    const again = await opened(summit, {}, '#?q=source%3A%22Meridian%20Wire%22%20kind%3Adate');
    need(await again.page.locator('#matrix tbody tr:visible').count() === 4, 'a link to a filter');
    await again.page.locator('#q').fill('');
    await again.page.getByRole('button', { name: 'fact', exact: true }).click();
    need(await again.page.locator('th[aria-sort=ascending]').count() === 1, 'order');
    need((await again.page.locator('#matrix tbody th').first().textContent()).startsWith('Geneva'), 'first');
    await again.page.keyboard.press('Tab');
    await again.page.keyboard.press('/');
    need(await again.page.evaluate(() => document.activeElement.id) === 'q', 'the key /');
    await again.page.keyboard.press('Tab');
    await again.page.keyboard.press(']');
    need(await again.page.evaluate(() => document.activeElement.tagName) === 'SUMMARY', 'the key ]');
    await again.page.getByRole('checkbox').uncheck();
    await again.page.locator('h1').click();
    await again.page.keyboard.press('/');
    need(await again.page.evaluate(() => document.activeElement.id) !== 'q', 'keys are off');
    await again.close();
    const id = await page.locator('#evidence details').nth(3).getAttribute('id');
    const there = await opened(summit, {}, '#' + id);
    need(await there.page.locator('#' + id + ' blockquote').first().isVisible(), 'a link to a fact opens it');
    await there.close();
    await close();
    kept('filters and facts are addresses; keys can be turned off');
  }
  {
    const { page, close } = await opened(summit);
    for (const format of ['A4', 'Letter']) {
      const pdf = path.join(folder, format + '.pdf');
      await page.pdf({ path: pdf, format });
      if (pictures) fs.copyFileSync(pdf, path.join(pictures, format + '.pdf'));
      const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
      for (const words of ['nearly 40', 'troops near the border', 'individuals sanctioned'])
        need(text.includes(words), `${format} does not print ${words}`);
      need(/1\s*\/\s*\d/.test(text), 'pages are not numbered');
      need(!text.includes('Filter:'), 'filters are printed');
    }
    await close();
    kept('print has all findings, A4 and Letter');
  }
  {
    // Two runs that are kept, an article mended between them.
    const project = path.join(folder, 'project');
    fs.mkdirSync(project);
    fs.writeFileSync(path.join(project, 'tally.yaml'), 'tally: 1\nrules: [summit]\n');
    fs.writeFileSync(path.join(project, 'a.txt'), 'The summit opens on June 16, 2021 in Geneva.\n');
    const file = path.join(project, 'two.html');
    for (const day of [16, 18]) {
      fs.writeFileSync(path.join(project, 'b.txt'), `The summit opens on June ${day}, 2021 in Geneva.\n`);
      const ran = spawnSync(tally, ['check', '-C', project, '-q', '--exit-zero', '--report', 'html=' + file, 'a.txt', 'b.txt']);
      need(ran.status === 0, `tally check: ${ran.stderr}`);
    }
    const { page, bad, close } = await opened(file);
    need(bad.length === 0, bad.join('\n'));
    await accessible(page, 'what is otherwise');
    need(/verdict.*echo.*conflict/.test(await page.locator('#since tbody tr').textContent()), 'since the run before');
    const commands = page.locator('#evidence code.run');
    need(await commands.count() === 3, 'two values to accept, and explain');
    need(await page.getByRole('button', { name: 'copy this command' }).count() === 3, 'each can be copied');
    const line = (await commands.first().textContent()).replace('…', 'the programme');
    const decided = spawnSync('sh', ['-c', line.replace(/^tally/, `'${tally}'`)], { encoding: 'utf8' });
    need(decided.status === 0, line + ': ' + decided.stderr);
    if (pictures) await page.screenshot({ path: path.join(pictures, 'next.png'), fullPage: true });
    await close();
    kept('what is otherwise than in the run before, and the command that settles a conflict');
  }
  {
    // A thousand facts, three sources.
    const pack = path.join(folder, 'plants.yaml');
    fs.writeFileSync(pack, 'tally: 1\npack: plants\nrules:\n  - id: hands\n    match: "Plant (?<name>[a-z]{4}) employs {{n:number}} people"\n    fact: {subject: "{{name}}", attribute: people employed}\n');
    const name = i => [...i.toString(26).padStart(4, '0')].map(c => String.fromCharCode(97 + parseInt(c, 26))).join('');
    const lines = [];
    for (const [source, less] of [['gazette', 0], ['herald', 0], ['courier', 1]])
      for (let part = 0; part < 20; part++) {
        let text = '';
        for (let i = part * 50; i < part * 50 + 50; i++)
          if (source === 'gazette' || i % 3 === 0)
            text += `Plant ${name(i)} employs ${200 + i - (i % 30 ? 0 : less * 7)} people and has done so for some years, its owners say in ${source} of today. `;
        lines.push(JSON.stringify({ id: `${source}-${part}`, source, published: `2021-0${1 + part % 9}-10`, text }));
      }
    const articles = path.join(folder, 'plants.jsonl');
    fs.writeFileSync(articles, lines.join('\n'));
    const file = report('plants', '--no-config', '--pack', pack, articles);
    const size = fs.statSync(file).size;
    const { page, bad, worked, close } = await opened(file);
    const ms = Math.round(await worked());
    need(bad.length === 0, bad.join('\n'));
    const facts = await page.locator('#evidence > details').count();
    need(facts === 1000, `${facts} facts`);
    need(size < 2e6, `${size} bytes`);
    await page.locator('#q').fill('verdict:conflict');
    await page.locator('#matrix tbody tr:visible').first().waitFor();
    const filtered = Math.round(await worked()) - ms;
    console.log(`1,000 facts: ${size} bytes, loaded in ${ms} ms, filtered in ${filtered} ms`);
    need(ms < 1000 && filtered < 1000, 'not usable within a second');
    await close();
    kept('1,000 facts take less than 2 MB and a second');
  }
  {
    const run = 'window.owned=1';
    const bases = [`<script>${run}</script>`, `<img src=x onerror=${run}>`, `<svg onload=${run}>`, `"><script>${run}</script>`,
      `' onmouseover='${run}`, `" onfocus="${run}" autofocus="`, `</script><script>${run}</script>`, `</style><script>${run}</script>`,
      `</title><script>${run}</script>`, `<iframe src="javascript:${run}"></iframe>`, `javascript:${run}`, `<a href="javascript:${run}">x</a>`,
      `<base href="https://evil.example/">`, `<link rel=stylesheet href=https://evil.example/x.css>`, `<meta http-equiv=refresh content="0;url=https://evil.example">`,
      `<form action=https://evil.example><input name=q></form>`, `<object data=https://evil.example></object>`, `<details open ontoggle=${run}>`,
      `<!--<script>${run}</script>-->`, `--><script>${run}</script>`, `<![CDATA[<script>${run}</script>]]>`, `&lt;script&gt;${run}&lt;/script&gt;`,
      `&#60;script&#62;${run}`, `\\u003cscript\\u003e${run}`, `\u2028${run}`];
    const lines = [];
    const wraps = [words => words, words => words.toUpperCase().replaceAll('WINDOW.OWNED', 'window.owned'), words => `x ${words} y`, words => words.replaceAll(' ', '\t')];
    let count = 0;
    for (const wrap of wraps) for (const base of bases) {
      const words = wrap(base);
      count++;
      lines.push(JSON.stringify({ id: `${words} ${count}`, source: words, author: words, title: words, language: words.slice(0, 40), published: '2021-06-10',
        url: count % 2 ? `https://a.example/${words}` : `javascript:${run}`,
        text: `${words} ordered ${count} diplomats to leave ${words}. "${words}" it said.` }));
    }
    need(count === 100, `${count} payloads`);
    const articles = path.join(folder, 'hostile.jsonl');
    fs.writeFileSync(articles, lines.join('\n'));
    const file = report('hostile', '--no-config', '--pack', 'summit', articles);
    const { page, bad, close } = await opened(file);
    await page.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
    await page.waitForTimeout(300);
    need(bad.length === 0, bad.slice(0, 5).join('\n'));
    need(await page.evaluate(() => window.owned) === undefined, 'a payload ran');
    const odd = await page.evaluate(() => [...document.querySelectorAll('*')].filter(one =>
      /^(iframe|object|base|form|img|embed)$/i.test(one.tagName) || [...one.attributes].some(a => a.name.startsWith('on'))
      || (one.href && typeof one.href === 'string' && !/^(file|https?|data):/.test(one.href))).map(one => one.outerHTML.slice(0, 200)));
    need(odd.length === 0, odd.join('\n'));
    need(await page.locator('.cards a[href^=https]').count() > 0, 'links to live pages');
    await close();
    kept(`${count} hostile payloads in text, names, ids and addresses do nothing`);
  }
  console.log('7 passed, 0 failed');
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
