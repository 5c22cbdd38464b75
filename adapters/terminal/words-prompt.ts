import {
  createPrompt,
  isEnterKey,
  type KeypressEvent,
  useEffect,
  useKeypress,
  useState,
} from "@inquirer/core";

/** One line of typed words; Escape, or nothing typed, gives an empty one. */
export const promptWords = createPrompt<string, { readonly message: string }>(
  ({ message }, done) => {
    const [text, setText] = useState("");
    useKeypress((key, rl) => {
      if (key.name === "escape") done("");
      else if (isEnterKey(key)) done(text.trim());
      else setText(rl.line);
    });
    return `${message} ${text}`;
  },
);

/** Milliseconds without a key until the card goes on: what is typed in one go here reaches no list. */
const REST = 200;

/** Waits for any key, where a card is longer than the window; gives whether it was the one that asks to type words. */
export const promptMore = createPrompt<boolean, { readonly message: string }>(
  ({ message }, done) => {
    const [keys, setKeys] = useState(0);
    useKeypress((key: KeypressEvent & { readonly sequence?: string }) => {
      if (key.sequence === "/") done(true);
      else setKeys(keys + 1);
    });
    useEffect(() => {
      if (keys === 0) return;
      const rest = setTimeout(() => done(false), REST);
      return () => clearTimeout(rest);
    }, [keys]);
    return keys === 0 ? message : "";
  },
);
