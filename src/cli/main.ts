#!/usr/bin/env node
import { runCommand } from "./runCommand.js";

void runCommand(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
