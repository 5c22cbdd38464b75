import { createPrompt, isEnterKey, useKeypress, useState } from "@inquirer/core";
/** One line of typed words; Escape, or nothing typed, gives an empty one. */
export const promptWords = createPrompt(({ message }, done) => {
    const [text, setText] = useState("");
    useKeypress((key, rl) => {
        if (key.name === "escape")
            done("");
        else if (isEnterKey(key))
            done(text.trim());
        else
            setText(rl.line);
    });
    return `${message} ${text}`;
});
/** Waits for any key, where a card is longer than the window. */
export const promptMore = createPrompt(({ message }, done) => {
    const [isRead, setRead] = useState(false);
    useKeypress(() => {
        setRead(true);
        done(null);
    });
    return isRead ? "" : message;
});
