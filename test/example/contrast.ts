import type { Page } from "playwright";

/** A text that cannot be read well enough, and what it looks like. */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
  readonly colors: string;
}

/** Texts of a page whose contrast is below 4.5 (WCAG 2.2, 1.4.3), by their computed styles. */
export function faintTexts(page: Page): Promise<readonly FaintText[]> {
  return page.evaluate(() => {
    type Color = readonly [red: number, green: number, blue: number, alpha: number];

    function read(color: string): Color {
      const [red = 0, green = 0, blue = 0, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [];
      return [red, green, blue, alpha];
    }

    function over([r, g, b, alpha]: Color, [r2, g2, b2]: Color): Color {
      const mix = (above: number, below: number): number => above * alpha + below * (1 - alpha);
      return [mix(r, r2), mix(g, g2), mix(b, b2), 1];
    }

    function backgroundOf(element: Element | null): Color {
      if (!element)
        return read(matchMedia("(prefers-color-scheme: dark)").matches ? "0 0 0" : "255 255 255");
      const style = getComputedStyle(element);
      if (style.backgroundImage !== "none") throw new Error("a text stands on an image");
      if (style.opacity !== "1") throw new Error(`${element.className} is not opaque`);
      const own = read(style.backgroundColor);
      return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
    }

    function luminance(color: Color): number {
      const [r = 0, g = 0, b = 0] = color.slice(0, 3).map((each) => {
        const part = each / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    const faint: { text: string; ratio: number; colors: string }[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let seen = 0;
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      const text = textContent?.trim();
      if (!parentElement?.checkVisibility({ visibilityProperty: true }) || !text) continue;
      // What is below a window that is open is not to be read.
      const dialog = document.querySelector("dialog[open]");
      if (dialog && !dialog.contains(parentElement)) continue;
      seen++;
      const background = backgroundOf(parentElement);
      const { color } = getComputedStyle(parentElement);
      const [low = 0, high = 0] = [
        luminance(over(read(color), background)),
        luminance(background),
      ].sort((a, b) => a - b);
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < 4.5) faint.push({ text, ratio, colors: `${color} on ${background}` });
    }
    if (seen < 3) throw new Error("the page has no texts");
    return faint;
  });
}
