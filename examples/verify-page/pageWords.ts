import type { Language } from "../../src/cli/reportWords.js";

/** What the page says besides the report; the keys are the names in `page.html`. */
export const PAGE_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    title: "核验一次公开的“双随机”抽查",
    intro:
      "把机关公布的整个文件夹拖到下面，本页就在您的电脑上把抽取重做一遍，逐项对照。企业也可以只核验发给自己的那一份证明文件。文件不会离开您的电脑：本页不联网，断网也能用。",
    drop: "把公布的文件夹，或者企业的证明文件，拖到这里",
    folder: "选择文件夹…",
    file: "选择证明文件…",
    known: "您从别处得知的内容（可不填）",
    knownHint:
      "公钥和哈希值必须来自公布内容以外的地方，例如报纸、公告栏、另一个网站：公布的文件自带的公钥证明不了什么。",
    authorityKeys: "机关的公钥，每行一个：ed25519:… 或 sm2:…",
    witnessKeys: "见证人的名称和公钥，每行一个：名称=ed25519:…",
    head: "别处公布的条目：编号:哈希值",
    register: "另一登记册的对象编号，每行一个",
    commitment: "别处公布的承诺的哈希值（仅用于证明文件）",
    result: "别处公布的结果的哈希值（仅用于证明文件）",
    again: "按以上内容重新核验",
    working: "正在核验……",
    neither: "没有找到可核验的内容：应当是含有 chain.jsonl 的文件夹，或者一份证明文件（.json）。",
    unreadable: "文件无法读取，请改用上面的按钮选择。",
    field: "填写的内容格式不对：",
    files: "已读取的文件：",
    passedTitle: "相符的各项",
    page: "本页由 double-random 的 double-random/verify 生成，按协议 dr1（docs/spec.md）核验。不相信本页的人可以用另一个独立的程序（examples/verify-python）再核验一遍。",
  },
  en: {
    title: "Verify a published double-random draw",
    intro:
      "Drop the folder that an authority has published, and this page makes the draw again on your own computer and compares everything. A business can check just the one file that it was given. No file leaves your computer: the page fetches nothing and works without a network.",
    drop: "Drop the published folder here, or the proof file of a business",
    folder: "Choose a folder…",
    file: "Choose a proof file…",
    known: "What you know from elsewhere (optional)",
    knownHint:
      "Keys and hashes must come from outside the publication: a newspaper, a notice board, another site. Keys that it brings itself show nothing.",
    authorityKeys: "Keys of the authority, one to a line: ed25519:… or sm2:…",
    witnessKeys: "Names and keys of witnesses, one to a line: name=ed25519:…",
    head: "An entry published elsewhere: number:hash",
    register: "Ids from another register, one to a line",
    commitment: "Hash of the commitment, published elsewhere (for a proof file)",
    result: "Hash of the result, published elsewhere (for a proof file)",
    again: "Verify again with these",
    working: "Verifying…",
    neither: "Nothing to verify was found: it should be a folder with chain.jsonl, or one proof file (.json).",
    unreadable: "The files cannot be read; choose them with the buttons above.",
    field: "This has not the right form: ",
    files: "Files read: ",
    passedTitle: "What fits",
    page: "Made from double-random/verify; it follows the protocol dr1 (docs/spec.md). Whoever distrusts this page can check with an independent program, examples/verify-python.",
  },
};
