import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { NoAnswerError } from "../conformance/target.ts";
import type { Testee } from "../conformance/testee-target.ts";
import { onAbort } from "../http/abort.ts";
import { beginning } from "../text/printable.ts";

/** The longest line that is taken for an answer, in UTF-16 units. */
const LONGEST_LINE = 2 ** 20;

/** How much of the end of a program's stderr is shown when it ends, in UTF-16 units. */
const LONGEST_COMPLAINT = 2_000;

/** How long a program may take to end when its input has, or when it has closed its output, in milliseconds. */
const MS_TO_END = 2_000;

/** A program that is started again whenever it has ended or has to be ended. */
export class TesteeProcess implements Testee {
  readonly name: string;
  readonly #command: readonly string[];
  #run: ProgramRun | undefined;

  /** @param command - The program and its arguments. */
  constructor(command: readonly string[]) {
    this.name = command.join(" ");
    this.#command = command;
  }

  /** @throws {Error} that says why the program cannot be started. */
  async start(): Promise<void> {
    this.#run = new ProgramRun(this.#command);
    await this.#run.started;
  }

  async ask(line: string, signal: AbortSignal | undefined): Promise<string> {
    this.#run ??= new ProgramRun(this.#command);
    const release = onAbort(signal, () => this.stop());
    try {
      return await this.#run.ask(line);
    } catch (error) {
      this.stop();
      throw error;
    } finally {
      release();
    }
  }

  stop(): void {
    this.#run?.kill("it was ended");
    this.#run = undefined;
  }

  /** Closes the program's input, and kills it if it does not exit. */
  async end(): Promise<void> {
    await this.#run?.end();
    this.stop();
  }
}

/** One run of the program. */
class ProgramRun {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  /** Settles when the program has started; rejects when there is no such program. */
  readonly started: Promise<unknown>;
  #unfinished = "";
  #complaints = "";
  /** Why no more answers can come. */
  #problem: string | undefined;
  #waiting: { resolve(line: string): void; reject(error: Error): void } | undefined;

  constructor([program = "", ...args]: readonly string[]) {
    // A group of its own, so that what the program has started ends with it.
    const detached = process.platform !== "win32";
    const child = spawn(program, args, { stdio: "pipe", detached, windowsHide: true });
    this.#child = child;
    this.started = once(child, "spawn");
    // The promise may have no handler.
    this.started.catch(() => {});
    this.#ended = new Promise((resolve) => {
      child.once("close", (status, signal) => {
        this.#fail(signal === null ? `it ended with status ${status}` : `${signal} ended it`);
        resolve();
      });
      child.once("error", ({ message }) => {
        this.#fail(message);
        resolve();
      });
    });
    // The program may have ended before it has read what was written.
    child.stdin.on("error", () => {});
    child.stdout.setEncoding("utf8").on("data", (text: string) => this.#read(text));
    // Most end then, and their status says more.
    child.stdout.once("end", () => {
      const timer = setTimeout(() => this.kill("it closed its output and went on"), MS_TO_END);
      child.once("close", () => clearTimeout(timer));
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-LONGEST_COMPLAINT);
    });
  }

  ask(line: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#problem !== undefined) {
        reject(new NoAnswerError(this.#problem));
        return;
      }
      this.#waiting = { resolve, reject };
      this.#child.stdin?.write(`${line}\n`);
    });
  }

  kill(why: string): void {
    this.#fail(why);
    const { pid, exitCode, signalCode } = this.#child;
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#child.stdin?.destroy();
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    try {
      // A negative id means a process group.
      process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }

  async end(): Promise<void> {
    this.#child.stdin?.end();
    await Promise.race([this.#ended, sleep(MS_TO_END, undefined, { ref: false })]);
  }

  #read(text: string): void {
    const lines = (this.#unfinished + text).split("\n");
    this.#unfinished = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") this.#take(line);
    if (this.#unfinished.length > LONGEST_LINE) {
      this.#unfinished = "";
      this.kill(`it printed a line of more than ${LONGEST_LINE} characters`);
    }
  }

  #take(line: string): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) waiting.resolve(line);
    else this.kill(`it printed a line without having been asked: ${beginning(line, 200)}`);
  }

  /** The first problem counts: others follow from it. */
  #fail(problem: string): void {
    const complaints = this.#complaints.trim();
    this.#problem ??= complaints === "" ? problem : `${problem}; on stderr: ${complaints}`;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(new NoAnswerError(this.#problem));
  }
}
