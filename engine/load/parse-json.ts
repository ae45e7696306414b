import type { Json, JsonObject } from '../model/index.ts';
import { isInherited } from './own.ts';
import { pointerTo } from './pointer.ts';

export interface JsonFault {
  code: 'json-syntax' | 'json-duplicate-key' | 'json-inherited-key';
  message: string;
  pointer: string;
  line: number;
  column: number;
  found?: string;
  expected?: string;
}

export interface ParsedJson {
  /** `undefined` when the text is not JSON. */
  value?: Json;
  faults: JsonFault[];
  /** Where the value at a pointer begins: offset in the text. */
  offsets: ReadonlyMap<string, number>;
}

const MAXIMUM_DEPTH = 200;
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\u007f|[\u0080-\u009f])*"/uy;
const WORD = /[A-Za-z_$][\w$]*|[\s\S]/uy;
const CONSTANTS: { [word: string]: Json } = { true: true, false: false, null: null };

class Stop extends Error {}

/**
 * Reads JSON as `JSON.parse` does, and also says where it goes wrong, which keys are there twice and
 * where each value stands. Objects have no prototype members of their own making: `__proto__` is a key like any other.
 */
export function parseJson(text: string): ParsedJson {
  const reader = new Reader(text.startsWith('\ufeff') ? text.slice(1) : text);
  try {
    return { value: reader.document(), faults: reader.faults, offsets: reader.offsets };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { faults: reader.faults, offsets: reader.offsets };
  }
}

/** Line and column (both from 1) of an offset in a text. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

class Reader {
  readonly faults: JsonFault[] = [];
  readonly offsets = new Map<string, number>();
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): Json {
    const value = this.value('', 0);
    this.take(SPACE);
    if (this.at < this.text.length) this.unexpected('', 'the end of the file');
    return value;
  }

  private value(pointer: string, depth: number): Json {
    this.take(SPACE);
    this.offsets.set(pointer, this.at);
    if (depth > MAXIMUM_DEPTH) this.unexpected(pointer, `at most ${MAXIMUM_DEPTH} levels`);
    const first = this.text[this.at];
    if (first === '{') return this.object(pointer, depth);
    if (first === '[') return this.list(pointer, depth);
    if (first === '"') return this.string(pointer);
    const number = this.take(NUMBER);
    if (number) {
      const value = Number(number);
      if (Number.isFinite(value)) return value;
      this.at -= number.length;
      this.unexpected(pointer, 'a number of ordinary size');
    }
    const word = this.peek();
    if (!Object.hasOwn(CONSTANTS, word)) this.unexpected(pointer, 'a value');
    this.at += word.length;
    return CONSTANTS[word] ?? null;
  }

  private object(pointer: string, depth: number): JsonObject {
    const members: [string, Json][] = [];
    const seen = new Set<string>();
    this.at++;
    this.take(SPACE);
    while (this.text[this.at] !== '}') {
      if (members.length > 0) this.expect(',', pointer, '"," or "}"');
      this.take(SPACE);
      const start = this.at;
      if (this.text[start] !== '"') this.unexpected(pointer, 'a key in double quotes');
      const key = this.string(pointer);
      const place = pointerTo(pointer, key);
      if (seen.has(key)) this.fault('json-duplicate-key', place, start, `The key "${key}" is there twice.`);
      seen.add(key);
      if (isInherited(key)) {
        const message = `Every object has something by the name "${key}" already; choose another.`;
        this.fault('json-inherited-key', place, start, message);
      }
      this.take(SPACE);
      this.expect(':', place, '":"');
      members.push([key, this.value(place, depth + 1)]);
      this.take(SPACE);
    }
    this.at++;
    return Object.fromEntries(members);
  }

  private list(pointer: string, depth: number): Json[] {
    const items: Json[] = [];
    this.at++;
    this.take(SPACE);
    while (this.text[this.at] !== ']') {
      if (items.length > 0) this.expect(',', pointer, '"," or "]"');
      items.push(this.value(pointerTo(pointer, items.length), depth + 1));
      this.take(SPACE);
    }
    this.at++;
    return items;
  }

  private string(pointer: string): string {
    const literal = this.take(STRING);
    if (literal === '') {
      this.fault(
        'json-syntax',
        pointer,
        this.at,
        'This text is not closed or holds a character that JSON forbids.',
      );
      throw new Stop();
    }
    return JSON.parse(literal) as string;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private peek(): string {
    WORD.lastIndex = this.at;
    return WORD.exec(this.text)?.[0] ?? '';
  }

  private expect(character: string, pointer: string, expected: string): void {
    if (this.text[this.at] !== character) this.unexpected(pointer, expected);
    this.at++;
  }

  private unexpected(pointer: string, expected: string): never {
    const found = this.peek() || 'the end of the file';
    this.fault(
      'json-syntax',
      pointer,
      this.at,
      `Found ${found} where ${expected} should be.`,
      found,
      expected,
    );
    throw new Stop();
  }

  private fault(
    code: JsonFault['code'],
    pointer: string,
    offset: number,
    message: string,
    found?: string,
    expected?: string,
  ): void {
    this.faults.push({ code, message, pointer, ...lineAndColumn(this.text, offset), found, expected });
  }
}
