/** Which of the two languages' little words a text has more of; null where it has neither. */
export function isGerman(text: string): boolean | null {
  const german = text.match(germanWords)?.length ?? 0;
  const english = text.match(englishWords)?.length ?? 0;
  return german === english ? null : german > english;
}

const germanWords =
  /(?<![\p{L}\p{N}])(?:der|das|und|ist|sind|nicht|ein|eine|einen|einer|den|des|mit|von|für|auf|wird|werden|wurde|sich|auch|zu|zur|zum|hat|bei|nach|durch|aus|als|im|die|am|vom|bis|wie|oder|dass|aber|sie|er|es|um|dem|einem|seine|seiner|ihre|ihrer|nur|noch|mehr|über|unter|vor)(?![\p{L}\p{N}])/giu;
const englishWords =
  /(?<![\p{L}\p{N}])(?:the|this|at|or|not|which|of|and|is|to|a|that|for|were|with|on|by|as|are|has|have|from|its|it|be)(?![\p{L}\p{N}])/giu;
