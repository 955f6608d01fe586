// Runs the second program beside the page. The build puts this below the program's own script and fills in its address.
// In: {sheet, questions}, lists of numbers, four to a question. Out: [place of the question, its answer], one by one;
// [-1] when it cannot be done here. Whoever wants it to stop ends the worker.
'use strict';
const ready = wasm_bindgen({ module_or_path: '@PROGRAM@' });

onmessage = async ({ data: { sheet, questions } }) => {
  try {
    await ready;
    if (!wasm_bindgen.lay(sheet)) throw new Error('no sheet');
    for (let at = 0; at < questions.length; at += 4) {
      postMessage([at / 4, wasm_bindgen.answer(questions.subarray(at, at + 4))]);
    }
  } catch {
    postMessage([-1]);
  }
};
