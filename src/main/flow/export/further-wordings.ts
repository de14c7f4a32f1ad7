import type { ReportWording } from './report-wording.ts';

/** Words of a report in languages that the app itself doesn't speak. */
export const furtherWordings: Readonly<Record<string, ReportWording>> = {
  fr: {
    contents: 'Table des matières',
    figure: 'Figure',
    table: 'Tableau',
    references: 'Références',
    notes: 'Notes',
    evidence: 'Preuves',
    page: 'page',
    close: 'Fermer',
    backToText: 'Retour au texte',
    verdicts: {
      supported: 'étayé',
      'partly-supported': 'étayé en partie',
      unsupported: 'non étayé',
      contradicted: 'contredit',
      unchecked: 'non vérifié',
    },
    reasoner: {
      extractive:
        'Extraits des sources : les phrases qui suivent ont été choisies dans les sources, mot pour mot. Aucun modèle de langage ne les a écrites ni reformulées.',
      model:
        'Brouillon d’un modèle de langage : il a écrit les phrases qui suivent à partir de passages des sources. Chaque citation mène aux mots exacts ; il revient à une personne de juger si la phrase dit ce qu’ils disent.',
    },
  },
  es: {
    contents: 'Índice',
    figure: 'Figura',
    table: 'Tabla',
    references: 'Referencias',
    notes: 'Notas',
    evidence: 'Pruebas',
    page: 'página',
    close: 'Cerrar',
    backToText: 'Volver al texto',
    verdicts: {
      supported: 'respaldado',
      'partly-supported': 'respaldado en parte',
      unsupported: 'no respaldado',
      contradicted: 'contradicho',
      unchecked: 'sin comprobar',
    },
    reasoner: {
      extractive:
        'Extractos de las fuentes: las frases siguientes se eligieron de las fuentes y están tal como allí figuran. Ningún modelo de lenguaje las escribió ni las reformuló.',
      model:
        'Borrador de un modelo de lenguaje: este escribió las frases siguientes a partir de pasajes de las fuentes. Cada cita lleva a las palabras exactas; corresponde a una persona juzgar si la frase dice lo que ellas dicen.',
    },
  },
  it: {
    contents: 'Indice',
    figure: 'Figura',
    table: 'Tabella',
    references: 'Riferimenti bibliografici',
    notes: 'Note',
    evidence: 'Prove',
    page: 'pagina',
    close: 'Chiudi',
    backToText: 'Torna al testo',
    verdicts: {
      supported: 'sostenuto',
      'partly-supported': 'sostenuto in parte',
      unsupported: 'non sostenuto',
      contradicted: 'contraddetto',
      unchecked: 'non verificato',
    },
    reasoner: {
      extractive:
        'Estratti dalle fonti: le frasi che seguono sono state scelte dalle fonti e vi si trovano tali e quali. Nessun modello linguistico le ha scritte o riformulate.',
      model:
        'Bozza di un modello linguistico: ha scritto le frasi che seguono da passi delle fonti. Ogni citazione porta alle parole esatte; spetta a una persona giudicare se la frase dice ciò che esse dicono.',
    },
  },
  nl: {
    contents: 'Inhoud',
    figure: 'Figuur',
    table: 'Tabel',
    references: 'Literatuur',
    notes: 'Noten',
    evidence: 'Bewijsplaatsen',
    page: 'pagina',
    close: 'Sluiten',
    backToText: 'Terug naar de tekst',
    verdicts: {
      supported: 'onderbouwd',
      'partly-supported': 'deels onderbouwd',
      unsupported: 'niet onderbouwd',
      contradicted: 'tegengesproken',
      unchecked: 'niet gecontroleerd',
    },
    reasoner: {
      extractive:
        'Uittreksel uit de bronnen: de zinnen hieronder zijn uit de bronnen gekozen en staan daar precies zo. Geen taalmodel heeft ze geschreven of herschreven.',
      model:
        'Concept van een taalmodel: het schreef de zinnen hieronder op basis van passages uit de bronnen. Elke verwijzing leidt naar de exacte woorden; of een zin zegt wat daar staat, moet een mens beoordelen.',
    },
  },
  pt: {
    contents: 'Índice',
    figure: 'Figura',
    table: 'Tabela',
    references: 'Referências',
    notes: 'Notas',
    evidence: 'Provas',
    page: 'página',
    close: 'Fechar',
    backToText: 'Voltar ao texto',
    verdicts: {
      supported: 'fundamentado',
      'partly-supported': 'fundamentado em parte',
      unsupported: 'não fundamentado',
      contradicted: 'contrariado',
      unchecked: 'não verificado',
    },
    reasoner: {
      extractive:
        'Excertos das fontes: as frases seguintes foram escolhidas das fontes e estão tal como lá se encontram. Nenhum modelo de linguagem as escreveu ou reformulou.',
      model:
        'Rascunho de um modelo de linguagem: este escreveu as frases seguintes a partir de passagens das fontes. Cada citação leva às palavras exatas; cabe a uma pessoa julgar se a frase diz o que elas dizem.',
    },
  },
  pl: {
    contents: 'Spis treści',
    figure: 'Rysunek',
    table: 'Tabela',
    references: 'Bibliografia',
    notes: 'Przypisy',
    evidence: 'Dowody',
    page: 'strona',
    close: 'Zamknij',
    backToText: 'Wróć do tekstu',
    verdicts: {
      supported: 'potwierdzone',
      'partly-supported': 'częściowo potwierdzone',
      unsupported: 'niepotwierdzone',
      contradicted: 'sprzeczne ze źródłem',
      unchecked: 'niesprawdzone',
    },
    reasoner: {
      extractive:
        'Wyciąg ze źródeł: poniższe zdania wybrano ze źródeł i przytoczono w niezmienionej postaci. Żaden model językowy ich nie napisał ani nie przeredagował.',
      model:
        'Szkic modelu językowego: napisał on poniższe zdania na podstawie fragmentów źródeł. Każde odwołanie prowadzi do dokładnych słów; czy zdanie mówi to samo co one, musi ocenić człowiek.',
    },
  },
  zh: {
    contents: '目录',
    figure: '图',
    table: '表',
    references: '参考文献',
    notes: '注释',
    evidence: '证据',
    page: '页',
    close: '关闭',
    backToText: '返回正文',
    verdicts: {
      supported: '有依据',
      'partly-supported': '部分有依据',
      unsupported: '无依据',
      contradicted: '与来源矛盾',
      unchecked: '未核查',
    },
    reasoner: {
      extractive: '摘录稿：以下句子选自来源，保持原文，没有语言模型撰写或改写。',
      model: '模型草稿：以下句子由语言模型根据来源的段落撰写。每处引用都指向原文；句子是否与原文相符，须由人判断。',
    },
  },
  ja: {
    contents: '目次',
    figure: '図',
    table: '表',
    references: '参考文献',
    notes: '注',
    evidence: '根拠',
    page: 'ページ',
    close: '閉じる',
    backToText: '本文に戻る',
    verdicts: {
      supported: '裏付けあり',
      'partly-supported': '一部裏付けあり',
      unsupported: '裏付けなし',
      contradicted: '矛盾あり',
      unchecked: '未確認',
    },
    reasoner: {
      extractive:
        '抜粋による草稿です。以下の文は資料から選び、原文のまま載せています。言語モデルは書き換えていません。',
      model:
        '言語モデルによる草稿です。以下の文は資料の一節をもとに言語モデルが書きました。引用は元の言葉に結び付いていますが、文がそのとおりのことを述べているかは人が判断する必要があります。',
    },
  },
  ar: {
    contents: 'المحتويات',
    figure: 'شكل',
    table: 'جدول',
    references: 'المراجع',
    notes: 'الحواشي',
    evidence: 'الأدلة',
    page: 'صفحة',
    close: 'إغلاق',
    backToText: 'العودة إلى النص',
    verdicts: {
      supported: 'مدعوم',
      'partly-supported': 'مدعوم جزئيًا',
      unsupported: 'غير مدعوم',
      contradicted: 'متعارض',
      unchecked: 'لم يُفحص',
    },
    reasoner: {
      extractive:
        'مسودة مقتبسة: اختيرت الجمل التالية من المصادر كما وردت فيها، ولم يكتبها أو يعد صياغتها أي نموذج لغوي.',
      model:
        'مسودة نموذج لغوي: كتب الجمل التالية اعتمادًا على مقاطع من المصادر. يقود كل استشهاد إلى الكلمات نفسها، ويبقى الحكم على مطابقة الجملة لها للإنسان.',
    },
  },
};
