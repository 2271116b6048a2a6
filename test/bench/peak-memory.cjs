// Loaded into a process before its own code: at its end it tells the most memory that it had.
process.on("exit", () => {
  process.stderr.write(`\npeak memory: ${process.resourceUsage().maxRSS} kB\n`);
});
