// Small multiples: how often each place of the list was drawn, beside where equal chances keep it.

/**
 * @typedef {object} Panel
 * @property {string} title
 * @property {string} status what was found
 * @property {readonly number[]} shares the share of the draws that had each place
 * @property {number} due n / N
 * @property {number} [least] the least share that passes
 * @property {number} [greatest] the greatest
 * @property {boolean} departs
 */

const [WIDTH, HEIGHT, TOP, LEFT, GAP] = [340, 110, 46, 44, 20];
const HEAD = 72;
const [GOOD, BAD, BAND, INK] = ["#2a6f97", "#c1440e", "#e4eaee", "#22282d"];

/**
 * @param {string} title
 * @param {readonly Panel[]} panels
 * @param {number} most the top of the scale
 */
export function plot(title, panels, most) {
  const columns = 2;
  const rows = Math.ceil(panels.length / columns);
  const full = [columns * (WIDTH + LEFT + GAP) + GAP, HEAD + rows * (HEIGHT + TOP + GAP) + 34];
  const body = panels.map((panel, index) => {
    const x = GAP + LEFT + (index % columns) * (WIDTH + LEFT + GAP);
    const y = HEAD + TOP + Math.trunc(index / columns) * (HEIGHT + TOP + GAP);
    return drawPanel(panel, x, y, most);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${full[0]}" height="${full[1]}" viewBox="0 0 ${full[0]} ${full[1]}" font-family="Noto Sans, Noto Sans CJK SC, Helvetica, sans-serif" font-size="12" fill="${INK}">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${GAP}" y="26" font-size="16" font-weight="bold">${escape(title)}</text>
<text x="${GAP}" y="46" fill="#5b666f">how often each place of the list was drawn; the dashed line is equal chances, the grey band is what passes</text>
<text x="${GAP}" y="64" fill="#5b666f">名单各位置被抽中的比例；虚线为机会均等，灰带为合格范围</text>
${body.join("\n")}
<text x="${GAP + LEFT}" y="${full[1] - 12}" fill="#5b666f">place in the list, first to last · 名单中的位置（由前至后）</text>
</svg>
`;
}

/** @param {Panel} panel @param {number} x @param {number} y @param {number} most */
function drawPanel({ title, status, shares, due, least, greatest, departs }, x, y, most) {
  const up = (/** @type {number} */ share) => y + HEIGHT - (share / most) * HEIGHT;
  const step = WIDTH / shares.length;
  const color = departs ? BAD : GOOD;
  const marks = shares.map((share, place) => {
    const left = x + place * step + step * 0.18;
    const width = step * 0.64;
    const top = up(share);
    return share === 0
      ? `<circle cx="${fixed(left + width / 2)}" cy="${fixed(y + HEIGHT)}" r="${fixed(Math.min(3.5, step / 2))}" fill="${BAD}"/>`
      : `<rect x="${fixed(left)}" y="${fixed(top)}" width="${fixed(width)}" height="${fixed(y + HEIGHT - top)}" fill="${color}"/>`;
  });
  const band =
    least === undefined || greatest === undefined
      ? ""
      : `<rect x="${x}" y="${fixed(up(greatest))}" width="${WIDTH}" height="${fixed(Math.max(2, up(least) - up(greatest)))}" fill="${BAND}"/>`;
  const ticks = [0, most / 2, most].map(
    (share) =>
      `<text x="${x - 8}" y="${fixed(up(share) + 4)}" text-anchor="end" fill="#5b666f">${share.toFixed(2)}</text>`,
  );
  return `<text x="${x}" y="${y - 24}" font-weight="bold">${escape(title)}</text>
<text x="${x}" y="${y - 8}" fill="${color}">${status}</text>
${band}
${marks.join("")}
<line x1="${x}" x2="${x + WIDTH}" y1="${fixed(up(due))}" y2="${fixed(up(due))}" stroke="${INK}" stroke-dasharray="4 3"/>
<line x1="${x}" x2="${x + WIDTH}" y1="${y + HEIGHT}" y2="${y + HEIGHT}" stroke="${INK}"/>
${ticks.join("")}`;
}

/** @param {number} value */
const fixed = (value) => String(Number(value.toFixed(2)));

/** @param {string} text */
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
