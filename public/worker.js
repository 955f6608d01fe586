// Runs the second program beside the page. The build puts this below the program's own script and fills in its address.
// In: {sheet, questions}, lists of numbers, four to a question; without a sheet they are about the one before.
// Out: [place of the question among all that were asked, its answer], one by one; [-1] when it cannot be done here.
// Whoever wants it to stop ends the worker.
'use strict';
const ready = wasm_bindgen({ module_or_path: '@PROGRAM@' });

let place = 0;

onmessage = async ({ data: { sheet, questions } }) => {
  try {
    await ready;
    if (sheet && !wasm_bindgen.lay(sheet)) throw new Error('no sheet');
    for (let at = 0; at < questions.length; at += 4) {
      postMessage([place, wasm_bindgen.answer(questions.subarray(at, at + 4))]);
      place += 1;
    }
  } catch {
    postMessage([-1]);
  }
};
