import { EXACT, mended } from "./lexicon.js";
/** Whoever says one thing over and over is heard so many times, and no more. */
const MOST_TIMES = 8;
/** Other words that may stand between two of a phrase. */
const MOST_BETWEEN = 2;
/** All phrases that stand in a text. Each word starts only so many, so time grows with the text's length alone. */
export function matchesIn(lexicon, tokens) {
    const stems = tokens.map(({ stem }) => mended(lexicon, stem));
    const found = [];
    const times = new Map();
    stems.forEach((stem, first) => {
        for (const name of [stem, EXACT + tokens[first]?.word]) {
            for (const phrase of lexicon.phrases.get(name) ?? []) {
                const before = times.get(phrase) ?? 0;
                if (before === MOST_TIMES)
                    continue;
                const last = lastOf(phrase, tokens, stems, first);
                if (last === null)
                    continue;
                times.set(phrase, before + 1);
                found.push({ phrase, first, last });
            }
        }
    });
    const idle = new Set();
    for (const { phrase, first, last } of found) {
        if (phrase.meaning.type !== "idiom")
            continue;
        for (let at = first; at <= last; at++)
            idle.add(at);
    }
    return found
        .filter(({ phrase }) => phrase.meaning.type !== "idiom")
        .map((match) => {
        for (let at = match.first; at <= match.last; at++) {
            if (idle.has(at))
                return { ...match, taken: "idiom" };
        }
        return { ...match, taken: takenOf(lexicon, tokens, match) };
    });
}
/** The place of a phrase's last word, or null where it does not stand there. */
function lastOf({ steps }, tokens, stems, first) {
    let at = first;
    for (const step of steps.slice(1)) {
        let next = at + 1;
        while (next <= at + 1 + MOST_BETWEEN && !isOf(step, tokens[next], stems[next]))
            next++;
        if (next > at + 1 + MOST_BETWEEN || tokens[next]?.clause !== tokens[first]?.clause)
            return null;
        at = next;
    }
    return at;
}
function isOf(step, token, stem) {
    return token !== undefined && (step.includes(stem ?? "") || step.includes(EXACT + token.word));
}
const NEGATORS = words("no not dont doesnt didnt isnt wasnt arent werent havent havnt hasnt hadnt wont wouldnt never without none neither nor aint nope nah zero nil denies deny denied ruled excluded nothing");
/** "Don't know why …", "no idea …", "not sure …": the no is about something else. */
const IDLE_AFTER_NO = words("idea doubt warning reason matter joke joking kidding lie lying better change improvement difference relief know understand worry laugh care remember expect expected expecting sure only just exaggerating great good right well getting improving");
/** A "no" reaches no further than these: "no pain because …", "not since …". */
const ENDS_NO = words("because cos coz cuz bc since until till why yet then now just only instead except plus");
const LACKS = new Set([...NEGATORS, ...words("cant cannot couldnt unable hardly barely lost")]);
/** "No loss of feeling" and "no trouble peeing" are two that cancel out. */
const LOSS = words("loss lack problem problems trouble difficulty issue issues change changes");
const THINKS = words("think believe say feel reckon suspect mean that nor or and sure where if");
const NEGATED_AFTER = words("fine ok okay normal gone nope negative clear no absent unlikely");
const LINKS = words("is are was were has have had been be feel feels seem seems all just totally completely perfectly absolutely both definitely looks look still came back test tests scan scans result results");
const ENDED = words("now away since again completely thankfully");
const ALONE = words("no none nope nah nil negative never not");
const OTHERS = words("dad daddy mum mom mam mummy mommy ma father mother parent grandparent wife husband hubby missus partner spouse fiance fiancee ex friend pal bestie brother bro sister sis sibling twin son daughter toddler neighbour neighbor coach gran granny nan nana nanny grandad grandpa granddad grandma grandfather grandmother uncle aunt auntie aunty cousin nephew niece colleague boss teammate clubmate housemate flatmate roommate dog cat puppy kitten girlfriend boyfriend gf bf he him his himself she her herself hers they their them themselves someone somebody anyone anybody everyone everybody people family hero inlaw runner runners celebrity");
/** Also how people are spoken to: others only after "my", "a", "the" and the like. */
const CALLED = words("mate man guy bloke woman lady lad chap girl boy fella dude buddy kid child person patient student client teacher");
const NAMING = words("my our a an the this that some one another his her your best old running work");
const OWN = words("i im ive my me mine ill id myself iam am we weve");
const AT = words("in at of from on with to by near for and");
const SPEAKS = words("says said say saying reckons reckon reckoned thinks think thought told tells swears insists suggested suggests diagnosed found noticed noticed");
const SUPPOSED = words("if google googled googling imagine suppose supposing avoid avoiding prevent preventing unless whether should hypothetically hypothetical risk symptom symptoms signs asking");
const FEARS = words("worried worry worries worrying scared afraid fear fears fearing frightened paranoid terrified anxious nervous panicking dread dreading");
const TOLD = words("read heard hear learn learned learnt know");
const OF = words("about of that you people it if");
const ASKS_IF = words("i it we you one my there a");
const BECAUSE = words("because cos coz cuz bc as since that when and cause now");
const MAYBE = words("might may could will would ill gonna going get getting");
const DOING = words("sit stand lie lay walk run cough sneeze bend move laugh jump strain pee wee press touch land");
const QUESTIONED = words("what whats how hows why which could would can is are does should");
const JUDGED = words("bad normal common dangerous serious good safe ok sign symptom cause caused linked related something");
const IT = words("it this that there");
const FEELS = words("feel see hear point pinpoint put hardly barely not only no sometimes");
const SUPPOSES = words("could would can");
const GETS = words("get develop have be end");
const ASKED_WHEN = words("should is do does would can");
const PAST = words("previously formerly childhood infancy");
const YEARS = words("year years yrs yr decade decades");
const AGES = words("twenties thirties forties teens youth 20s 30s 40s");
const SCHOOLS = words("school uni university college primary");
const YOUNG = words("kid child toddler teenager teen boy girl lad baby student youngster junior infant");
const RECENT = words("today tonight yesterday now currently still again recently lately week month morning days weeks ongoing");
/** What began long ago may well go on. */
const GOES_ON = words("since started began diagnosed put ever");
const NUMBER = /^(\d+|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|little|young|younger|small|about)$/;
/** How far a "no" before a phrase reaches, in words. */
const REACH = 6;
/** How many words are looked at before and after a phrase, and how many may stand between the commas of a list. */
const FURTHEST = 20;
const LISTED = 3;
/** Whether what a phrase says is said of oneself, now. */
function takenOf(lexicon, tokens, { phrase, first, last }) {
    const { meaning } = phrase;
    const { own, listed } = beforeOf(tokens, first);
    const after = afterOf(tokens, last);
    const inside = tokens.slice(first, last + 1).map(({ word }) => word);
    // A phrase with a "no" of its own says something by itself, whatever the list before it denies.
    const isNo = tokens
        .slice(first, last + 1)
        .some(({ word, stem }) => LACKS.has(word) && hasStep(phrase, word, stem));
    const stands = isNo || after.some((word) => RECENT.has(word) || word === "since");
    const before = stands ? own : [...listed, ...own];
    const whole = [...own, ...inside, ...after];
    if (isOther([...listed, ...own]))
        return "other";
    const isAsked = isQuestion(own, whole, after);
    // Who speaks of ending their life is asked, however they put it.
    if (meaning.type === "distress" ? isAsked : isAsked || isSupposed(before, isNo))
        return "hypothetical";
    const isEver = meaning.type === "flag" && meaning.isEver;
    const isOver = !isEver && isPast(whole, lexicon.recent);
    const isDenied = isNegated(before, after) ||
        tokens
            .slice(first, last)
            .some(({ word, stem }, at) => NEGATORS.has(word) && (!hasStep(phrase, word, stem) || LOSS.has(inside[at + 1] ?? ""))) ||
        isDeniedAfter(tokens, last, after, isNo);
    return isOver ? "past" : isDenied ? "negated" : "now";
}
function hasStep({ steps }, word, stem) {
    return steps.some((step) => step.includes(stem) || step.includes(EXACT + word));
}
/** The words before a phrase in its clause; and in a list such as "no fever, chills or cough", those before that. */
function beforeOf(tokens, first) {
    const own = [];
    const listed = [];
    let { clause, isAfterComma } = tokens[first] ?? { clause: 0, isAfterComma: false };
    let words = own;
    let since = 0;
    for (let at = first - 1; at >= 0 && own.length + listed.length < FURTHEST; at--) {
        const token = tokens[at];
        if (!token)
            break;
        if (token.clause !== clause) {
            const isListed = isAfterComma && since <= LISTED && !words.some((word) => OWN.has(word));
            if (!isListed)
                break;
            ({ clause, isAfterComma } = token);
            words = listed;
            since = 0;
        }
        words.unshift(token.word);
        since++;
    }
    return { own, listed };
}
/** The words after a phrase in its clause. */
function afterOf(tokens, last) {
    const { clause } = tokens[last] ?? {};
    const after = [];
    for (let at = last + 1; tokens[at]?.clause === clause && after.length < FURTHEST; at++) {
        after.push(tokens[at]?.word ?? "");
    }
    return after;
}
/** Whether someone else is spoken of, and the speaker not again since: "my dad had it and now I …". */
function isOther(before) {
    const other = before.findLastIndex((word, at) => {
        const one = word.endsWith("s") ? word.slice(0, -1) : word;
        if (OTHERS.has(word) || OTHERS.has(one))
            return true;
        const isNamed = NAMING.has(before[at - 1] ?? "") || NAMING.has(before[at - 2] ?? "");
        return (CALLED.has(word) || CALLED.has(one)) && isNamed;
    });
    if (other < 0)
        return false;
    // "A guy in my club" is still the guy; "my physio says …" is about oneself.
    return !before.slice(other + 1).some((word, at, rest) => {
        if (SPEAKS.has(word))
            return true;
        return OWN.has(word) && !(word === "my" && AT.has(rest[at - 1] ?? before[other] ?? ""));
    });
}
/** "Could it be …", "is … bad": questions in which the speaker does not come up, and "what if", "how would I know". */
function isQuestion(before, whole, after) {
    const at = whole[0] === "and" || whole[0] === "so" ? 1 : 0;
    const [asks = "", next = ""] = whole.slice(at);
    if (asks === "tell" && whole[at + 2] === "about")
        return true;
    if (asks === "what" && next === "if")
        return !whole.some((word) => OWN.has(word));
    if (asks === "when" ? !ASKED_WHEN.has(next) : !QUESTIONED.has(asks))
        return false;
    // "Could be pregnant" and "is numb since …" leave out the speaker.
    if (next === "be" || (asks === "can" && FEELS.has(next)))
        return false;
    const isVerb = asks === "is" || asks === "are";
    if (isVerb && !IT.has(next) && !whole.some((word) => JUDGED.has(word)))
        return false;
    if (SUPPOSES.has(asks) && next === "i" && GETS.has(whole[at + 2] ?? ""))
        return true;
    if (before.length <= at || (before.length === at + 1 && after.length < 2))
        return false;
    return !whole.some((word) => OWN.has(word));
}
/** "If I …", "worried about …", "google says …"; not "worried because I …", "as if", "if I sit", "if I can't". */
function isSupposed(before, isNo) {
    return before.some((word, at) => {
        const next = before[at + 1] ?? "";
        const rest = before.slice(at + 1);
        if (FEARS.has(word)) {
            if (rest.some((one) => BECAUSE.has(one)))
                return rest.some((one) => MAYBE.has(one));
            return !rest.some((one) => OWN.has(one)) || rest.some((one) => MAYBE.has(one));
        }
        if (TOLD.has(word))
            return word !== "know" && OF.has(next);
        if (!SUPPOSED.has(word))
            return false;
        if (word === "if") {
            const isOwn = next === "i" && (DOING.has(before[at + 2] ?? "") || (isNo && rest.length === 1));
            return before[at - 1] !== "as" && !isOwn;
        }
        if (word === "should")
            return ASKS_IF.has(next);
        if (word === "suppose")
            return before[at - 1] !== "i";
        return !rest.some((one) => one === "because" || one === "cos" || one === "that");
    });
}
/** A "no" that reaches the phrase. */
function isNegated(before, after) {
    const from = Math.max(0, before.length - REACH);
    // "Never had this before today" is new.
    const isNew = after.some((word, at) => word === "until" || word === "till" || (word === "before" && RECENT.has(after[at + 1] ?? "")));
    if (isNew)
        return false;
    for (let at = before.length - 1; at >= from; at--) {
        const word = before[at] ?? "";
        const next = before[at + 1] ?? "";
        const last = before[at - 1] ?? "";
        if (ENDS_NO.has(word))
            return false;
        // "No I have …" answers; "don't think I have …" and "not that I have …" deny.
        if ((word === "i" || word === "im" || word === "ive") && !THINKS.has(last))
            return false;
        if (last === "and" && (OWN.has(word) || word === "its" || word === "theres"))
            return false;
        if (!NEGATORS.has(word))
            continue;
        // "Can't not …" is a yes.
        if (last === "cant" || last === "cannot")
            return false;
        if (!IDLE_AFTER_NO.has(next))
            return true;
    }
    return false;
}
/** "Chest is fine", "fever: none", "… and there isn't one". */
function isDeniedAfter(tokens, last, after, isNo) {
    const end = last + after.length;
    const { word, clause } = tokens[end + 1] ?? { word: "", clause: -1 };
    if (!isNo && after.length === 0 && ALONE.has(word) && tokens[end + 2]?.clause !== clause) {
        return true;
    }
    const said = ` ${after.join(" ")} `;
    if (DENIALS.some((denial) => said.includes(` ${denial} `)))
        return true;
    if (isNo)
        return false;
    const at = after.findIndex((word) => !LINKS.has(word));
    const first = after[at] ?? "";
    if (at < 0 || !NEGATED_AFTER.has(first))
        return false;
    const next = after[at + 1];
    return first !== "gone" || next === undefined || ENDED.has(next);
}
const DENIALS = [
    "isnt one",
    "wasnt one",
    "arent any",
    "all clear",
    "ruled out",
    "came back clear",
    "came back negative",
    "came back fine",
    "not me",
];
/** Long over: "ten years ago", "used to", "when I was 14", "at school"; not "since 2018", "2 days ago", "today". */
function isPast(words, recent) {
    return words.some((word, at) => {
        const [last = "", next = "", third = ""] = [words[at - 1], words[at + 1], words[at + 2]];
        const isRecent = words.some((one) => RECENT.has(one));
        const isEverSince = words.some((one, place) => one === "ever" && words[place + 1] === "since");
        const goesOn = (isEverSince && !words.some((one) => NEGATED_AFTER.has(one))) ||
            words.slice(0, at).some((one) => GOES_ON.has(one)) ||
            isRecent;
        if (word === "used" && next === "to") {
            return !["never", "not", "didnt", "im", "get", "got", "getting", "am"].includes(last);
        }
        if (goesOn)
            return false;
        if (PAST.has(word))
            return true;
        if (YEARS.has(word)) {
            return next === "ago" || next === "back" || (last === "last" && next !== "and");
        }
        if (AGES.has(word))
            return last === "my" || last === "in";
        if (SCHOOLS.has(word))
            return ["at", "in", "primary", "high", "secondary"].includes(last);
        if (YOUNG.has(word))
            return last === "a" && words[at - 2] === "as";
        if (word === "was" && last === "i" && words[at - 2] === "when") {
            return NUMBER.test(next) || (next === "a" && YOUNG.has(third));
        }
        return /^(19|20)\d\d$/.test(word) && Number(word) < recent;
    });
}
function words(list) {
    return new Set(list.split(" "));
}
