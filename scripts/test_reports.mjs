// Opens each page in Chromium, light and dark, at three widths and as print: no error on the console, no request, nothing wider
// than the page, no violation that axe-core finds (contrast, landmarks, headers of tables, names of pictures).
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.TOOLS}/package.json`);
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const faults = [];
let looks = 0;

// What sticks out of the page without standing in a box that scrolls by itself.
const tooWide = () => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > width + 1 || box.left < -1) && !scrolls(element);
  });
  const page = document.documentElement.scrollWidth > width ? ["the page itself"] : [];
  return page.concat(wide.slice(0, 3).map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`));
};

for (const path of process.argv.slice(2)) {
  const name = basename(path);
  const fault = (text) => faults.push(`${name}: ${text}`);
  const page = await browser.newPage();
  page.on("console", (message) => fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`error: ${error}`));
  page.on("dialog", (dialog) => { fault("a dialog"); dialog.dismiss(); });
  page.on("request", (request) => { if (request.url() !== pathToFileURL(path).href) fault(`asks for ${request.url()}`); });
  // The page's policy forbids scripts; the checks go in past it.
  await page.setBypassCSP(true);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
    // What is folded away is looked at too.
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    for (const width of [390, 800, 1440]) {
      await page.setViewport({ width, height: 900 });
      for (const wide of await page.evaluate(tooWide)) fault(`at ${width}: too wide: ${wide}`);
      looks += 1;
    }
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const violation of found.violations) {
      fault(`${scheme}: ${violation.id}: ${violation.nodes.length} × ${violation.nodes[0].html.slice(0, 160)} ${violation.nodes[0].failureSummary}`);
    }
  }
  const pictures = await page.$$eval("svg[role=img]", (all) =>
    all.filter((svg) => !svg.querySelector("title")?.textContent || !svg.querySelector("desc")?.textContent).length);
  if (pictures > 0) fault(`${pictures} pictures without a text`);
  await page.emulateMediaType("print");
  await page.setViewport({ width: 718, height: 1000 });
  for (const wide of await page.evaluate(tooWide)) fault(`on paper: too wide: ${wide}`);
  await page.close();
}
await browser.close();
console.log(`${process.argv.length - 2} pages, looked at ${looks} times, ${faults.length} faults`);
for (const fault of faults) console.error(`FAILED: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
