import { spawnSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { progressBar } from "../../src/cli/progress.js";
import { DRAW, openWorkspace, writeEvidence, type Workspace } from "./command.js";

describe("the progress bar", () => {
  let written: string;
  const isTTY = Object.getOwnPropertyDescriptor(process.stderr, "isTTY");

  function watch(terminal: boolean): void {
    Object.defineProperty(process.stderr, "isTTY", { value: terminal, configurable: true });
  }

  beforeEach(() => {
    written = "";
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    if (isTTY) Object.defineProperty(process.stderr, "isTTY", isTTY);
    else Reflect.deleteProperty(process.stderr, "isTTY");
  });

  it("is drawn while a terminal is watching", async () => {
    watch(true);
    const bar = await progressBar("drawing");
    bar.update(1, 23);
    expect(written).toContain("drawing [");
    expect(written).toContain("/23");
    bar.stop();
  });

  it("is not drawn otherwise", async () => {
    watch(false);
    const bar = await progressBar("drawing");
    bar.update(1, 23);
    bar.update(23, 23);
    bar.stop();
    expect(written).toBe("");
  });

  it("leaves the cursor visible, whether it was started or not", async () => {
    watch(true);
    const started = await progressBar("drawing");
    started.update(1, 2);
    started.stop();
    expect(written.lastIndexOf("\u001b[?25h")).toBeGreaterThanOrEqual(written.lastIndexOf("\u001b[?25l"));
    written = "";
    (await progressBar("drawing")).stop();
    expect(written).not.toContain("\u001b[?25l");
    expect(written).not.toContain("drawing");
  });
});

describe("a draw", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await openWorkspace();
    writeEvidence(workspace);
  });
  afterAll(() => {
    workspace.close();
  });

  it("writes nothing to the error output of a pipe", () => {
    expect(workspace.run(...DRAW, "--out", "piped.json").stderr).toBe("");
  });

  it.skipIf(spawnSync("script", ["-qec", "true", "/dev/null"]).status !== 0)("shows its progress on a terminal", () => {
    const line = [process.execPath, workspace.program, ...DRAW, "--out", "watched.json"]
      .map((word) => `'${word}'`)
      .join(" ");
    const { status, stdout } = spawnSync("script", ["-qec", line, "/dev/null"], {
      cwd: workspace.directory,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(stdout).toContain("drawing [");
    expect(workspace.read("watched.json")).toMatch(/^\{\n {2}"protocol": "dr1",/);
  });
});
