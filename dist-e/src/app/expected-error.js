/**
 * Something that whoever starts the program can mend: said in its message, without a stack. The message holds no secret
 * and no answer.
 */
export class ExpectedError extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
