// The pictures of README: docs/week.png of the sample, docs/terminal.png of what stands in terminal.txt.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const tools = process.env.TOOLS;
const puppeteer = createRequire(`${tools}/package.json`)("puppeteer-core");
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.setViewport({ width: 1120, height: 1100 });
await page.goto(pathToFileURL(resolve("docs/samples/week-en.html")).href);
await page.screenshot({ path: "docs/week.png" });
// From the first picture to the end of the second.
const [top, bottom] = await page.evaluate(() => {
  const figures = [...document.querySelectorAll("figure")];
  const section = figures[0].closest("section").getBoundingClientRect();
  return [section.top + scrollY, figures[1].getBoundingClientRect().bottom + scrollY];
});
const clip = { x: 0, y: top, width: 1120, height: bottom - top };
await page.screenshot({ path: "docs/week-pictures.png", clip, captureBeyondViewport: true });

const classes = { 1: "bold", 2: "faint", 31: "bad", 32: "good", 33: "warn" };
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const lines = readFileSync(`${tools}/terminal.txt`, "utf8").split("\n");
const end = lines.findIndex((line) => line.includes("steps of the ladder"));
const text = lines.slice(0, end - 1).map((line) =>
  // eslint-disable-next-line no-control-regex
  escape(line).replace(/\u001b\[(\d+)m/g, (_, code) => (code === "0" ? "</span>" : `<span class="${classes[code]}">`))
    // A browser's fonts give no character exactly two columns.
    .replace(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/gu, (c) => `<span class="wide">${c}</span>`)).join("\n");
await page.setContent(`<style>
  body { margin: 0; background: #14181d; color: #e6e9ed; width: fit-content; }
  pre { margin: 0; padding: 20px 24px; font: 14px/1.35 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
  .wide { display: inline-block; width: 2ch; } .bold { font-weight: 700; } .faint { color: #a3adb8; } .bad { color: #ff8f85; } .good { color: #6cc58a; } .warn { color: #e3ad55; }
</style><pre><span class="faint">$ turfbook report</span>\n${text}</pre>`);
const body = await page.$("body");
await body.screenshot({ path: "docs/terminal.png" });
await browser.close();
