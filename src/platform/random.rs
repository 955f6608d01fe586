//! Random bits from the browser's cryptographic generator.
//! Knows nothing of what they are for.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(buffer: &js_sys::Uint32Array);
}

/// 128 random bits.
pub fn bits128() -> u128 {
    let buffer = js_sys::Uint32Array::new_with_length(4);
    get_random_values(&buffer);
    buffer
        .to_vec()
        .into_iter()
        .fold(0, |bits, word| (bits << 32) | u128::from(word))
}

/// 64 random bits.
pub fn bits64() -> u64 {
    (bits128() >> 64) as u64
}
