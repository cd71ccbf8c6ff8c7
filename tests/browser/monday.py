#!/usr/bin/env python3
"""Opens the linked pages of the house in Chromium and looks at what only a browser knows.

    python3 tests/browser/monday.py PAGES [PICTURES]

PAGES is a folder of `kefu report portfolio -o PAGES/`. Every page is loaded at 390 and 1440 pixels: nothing may be wider than the
window, every link must lead to a page, every link and every region that scrolls must be reached by the keyboard, and the mark must
be seen. The first page, and one of each other kind, is printed to A4: the mark stands on every sheet. With PICTURES, pictures and
PDFs are kept there. Without Chromium it says so and ends with 0. It needs nothing but Python's own library.
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
    "--virtual-time-budget=20000",
)
WIDTHS = (390, 1440)

# A page that holds each page in a frame of a width and writes down what it finds. The pages themselves run no script.
HARNESS = """<!DOCTYPE html><meta charset="utf-8"><pre id="found"></pre><script>
const pages = PAGES, widths = WIDTHS, found = [];
const load = (url, width) => new Promise(done => {
  const frame = document.createElement('iframe');
  frame.width = width; frame.height = 900;
  frame.onload = () => done(frame);
  frame.src = url;
  document.body.append(frame);
});
(async () => {
  for (const url of pages) for (const width of widths) {
    const frame = await load(url, width);
    const page = frame.contentDocument, root = page.documentElement;
    const say = text => found.push(width + ' ' + decodeURI(url.split('/').slice(-2).join('/')) + ': ' + text);
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...page.querySelectorAll('body *')].filter(it =>
        !it.closest('.scroll, .chart, .watermark') && it.getBoundingClientRect().right > root.clientWidth + 1);
      say('is ' + root.scrollWidth + ' wide: ' + wide.slice(0, 3).map(it => it.tagName + '.' + it.className).join(' '));
    }
    if (page.styleSheets.length < 1 || getComputedStyle(page.querySelector('.mark')).display === 'none') say('has no look or no mark');
    for (const link of page.links) {
      if (link.tabIndex < 0 || !link.getClientRects().length) say('cannot be reached: ' + link.getAttribute('href'));
      const [to, place] = link.href.split('#');
      if (!pages.includes(to)) say('leads nowhere: ' + link.getAttribute('href'));
      else if (place && to === url && !page.getElementById(place)) say('leads to no place: ' + link.getAttribute('href'));
    }
    for (const region of page.querySelectorAll('.scroll'))
      if (region.scrollWidth > region.clientWidth + 1 && region.tabIndex < 0) say('a region scrolls and cannot be reached');
    if (page.querySelector('script')) say('runs a script');
    if (!page.querySelector('h1') || !page.title) say('has no title');
    frame.remove();
  }
  document.getElementById('found').textContent = 'LOOKED ' + pages.length * widths.length + '\\n' + found.join('\\n') + '\\nEND';
})();
</script>"""


def run(browser, *arguments):
    made = subprocess.run([browser, *FLAGS, *arguments], capture_output=True, timeout=300, check=False)
    return made.stdout.decode("utf-8", "replace")


def looked(browser, pages, folder):
    urls = [page.as_uri() for page in pages]
    text = HARNESS.replace("PAGES", repr(urls), 1).replace("WIDTHS", repr(list(WIDTHS)), 1)
    harness = folder / "harness.html"
    harness.write_text(text, encoding="utf-8")
    dom = run(browser, "--dump-dom", harness.as_uri())
    said = re.search(r'<pre id="found">LOOKED (\d+)\n(.*?)\n?END</pre>', dom, re.S)
    if not said:
        return 0, ["Chromium gave no answer"]
    return int(said[1]), [html.unescape(line) for line in said[2].split("\n") if line]


def printed(browser, page, pdf):
    """How many sheets a page is printed on, and on how many of them stands the mark."""
    run(browser, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    if not pdf.exists():
        return 0, 0
    if not shutil.which("pdftotext"):
        sheets = len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
        return sheets, sheets
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=False).stdout.decode()
    sheets = [re.sub(r"\s", "", sheet) for sheet in text.rstrip("\f").split("\f")]
    marked = [sheet for sheet in sheets if "不得提供给客户" in sheet or "notfortheclient" in sheet]
    return len(sheets), len(marked)


def main():
    pages = pathlib.Path(sys.argv[1]).resolve()
    kept = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
    browser = next((found for found in map(shutil.which, NAMES) if found), None)
    if browser is None:
        print("skipped: there is no Chromium here")
        return 0
    every = sorted(pages.rglob("*.html"))
    kinds = [pages / "index.html"] + [next(iter(sorted((pages / kind).glob("*.html"))), None) for kind in ("people", "clients")]
    kinds = [page for page in kinds if page]
    faults = []
    with tempfile.TemporaryDirectory() as made:
        folder = kept or pathlib.Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        count, faults = looked(browser, every, pathlib.Path(made))
        sheets = []
        for page in kinds:
            name = page.parent.name if page.name != "index.html" else "index"
            all_, marked = printed(browser, page, folder / f"{name}.pdf")
            sheets.append(f"{name} {all_}")
            if all_ == 0 or marked < all_:
                faults.append(f"print {name}: {all_} sheets, the mark on {marked}")
            if kept:
                for width in WIDTHS:
                    picture = folder / f"{name}-{width}.png"
                    run(browser, f"--window-size={max(width, 500)},2400", f"--screenshot={picture}", page.as_uri())
    for fault in faults:
        print(fault)
    print(f"looked at {len(every)} pages, {count} times; printed: {', '.join(sheets)}")
    return 1 if faults or count != len(every) * len(WIDTHS) else 0


if __name__ == "__main__":
    sys.exit(main())
