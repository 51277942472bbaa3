//! The bytes of a text that part cells and lines, found sixty-four bytes at a time.

use wide::u8x16;

/// How many bytes are looked at together: one for each bit of a mask.
const WINDOW: usize = 64;

/// The places of delimiters, line ends and quotes in a text, one after the other.
#[derive(Debug)]
pub struct Marks<'t> {
    text: &'t [u8],
    delimiter: u8x16,
    stops: [u8x16; 3],
    /// Where the window begins.
    from: usize,
    /// What stands in it and was not told yet.
    window: Window,
}

/// What stands among some bytes, a bit for each of them.
#[derive(Clone, Copy, Debug, Default)]
struct Window {
    delimiters: u64,
    /// Line ends and quotes.
    stops: u64,
}

impl<'t> Marks<'t> {
    /// Those of a text whose cells are parted so.
    pub fn new(text: &'t [u8], delimiter: u8) -> Marks<'t> {
        let stops = [b'\n', b'\r', b'"'].map(u8x16::splat);
        let mut marks = Marks { text, delimiter: u8x16::splat(delimiter), stops, from: 0, window: Window::default() };
        marks.window = marks.look();
        marks
    }

    /// Goes to the next line end or quote, and takes down where delimiters stand before it, counted from a place that is
    /// not behind any of them.
    #[inline]
    pub fn stop(&mut self, start: usize, delimiters: &mut Vec<u32>) -> Option<usize> {
        loop {
            // All bits, where there is no stop.
            let before = (self.window.stops & self.window.stops.wrapping_neg()).wrapping_sub(1);
            let mut passed = self.window.delimiters & before;
            self.window.delimiters &= !before;
            delimiters.extend((0..passed.count_ones()).map(|_| {
                let place = self.from + passed.trailing_zeros() as usize;
                passed &= passed - 1;
                index(place - start)
            }));
            if self.window.stops != 0 {
                let place = self.from + self.window.stops.trailing_zeros() as usize;
                self.window.stops &= self.window.stops - 1;
                return Some(place);
            }
            if self.from + WINDOW >= self.text.len() {
                return None;
            }
            self.from += WINDOW;
            self.window = self.look();
        }
    }

    /// Forgets what stands before a place.
    pub fn skip_to(&mut self, place: usize) {
        if place >= self.from + WINDOW {
            self.from = place - place % WINDOW;
            self.window = self.look();
        }
        let behind = u64::MAX << place.saturating_sub(self.from);
        self.window.delimiters &= behind;
        self.window.stops &= behind;
    }

    #[inline]
    fn look(&self) -> Window {
        let rest = self.text.get(self.from..).unwrap_or_default();
        if let Some(bytes) = rest.first_chunk() {
            return self.see(bytes);
        }
        // A line end is none of the text's.
        let mut bytes = [b'\n'; WINDOW];
        bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        let Window { delimiters, stops } = self.see(&bytes);
        Window { delimiters, stops: stops & !(u64::MAX << rest.len()) }
    }

    #[inline]
    fn see(&self, bytes: &[u8; WINDOW]) -> Window {
        let (parts, _) = bytes.as_chunks::<16>();
        parts.iter().rev().fold(Window::default(), |window, part| {
            let bytes = u8x16::new(*part);
            let [a, b, c] = self.stops.map(|stop| bytes.simd_eq(stop));
            let delimiters = bytes.simd_eq(self.delimiter).to_bitmask();
            Window {
                delimiters: window.delimiters << 16 | u64::from(delimiters),
                stops: window.stops << 16 | u64::from((a | b | c).to_bitmask()),
            }
        })
    }
}

/// A place in a record.
pub fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_sign_is_found_once(
            text in "[a,;客\"\r\n]{0,300}",
            delimiter in prop_oneof![Just(b','), Just(b';')],
            skipped in 0..200_usize,
        ) {
            let signs = |is_sign: &dyn Fn(u8) -> bool| -> Vec<usize> {
                let signs = text.bytes().enumerate().filter(|(place, byte)| *place >= skipped && is_sign(*byte));
                signs.map(|(place, _)| place).collect()
            };
            let mut marks = Marks::new(text.as_bytes(), delimiter);
            marks.skip_to(skipped);
            let (mut delimiters, mut stops) = (Vec::new(), Vec::new());
            while let Some(stop) = marks.stop(0, &mut delimiters) {
                prop_assert!(delimiters.iter().all(|place| (*place as usize) < stop));
                stops.push(stop);
            }
            let delimiters: Vec<usize> = delimiters.into_iter().map(|place| place as usize).collect();
            prop_assert_eq!(delimiters, signs(&|byte| byte == delimiter));
            prop_assert_eq!(stops, signs(&|byte| b"\n\r\"".contains(&byte)));
        }
    }
}
