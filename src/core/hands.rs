//! Work that two hands do at once.

/// Does two things at the same time, and gives what both give.
pub fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}

/// Does the same for each of many things, half of them with each hand; for few with one.
pub fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    const FEW: usize = 1_000;
    if things.len() < FEW {
        return things.iter().map(work).collect();
    }
    let (first, second) = things.split_at(things.len() / 2);
    let half = |things: &[T]| things.iter().map(&work).collect::<Vec<R>>();
    let (mut done, mut rest) = both(|| half(first), || half(second));
    done.append(&mut rest);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_hands_do_stands_in_order() {
        for count in [0, 1, 999, 1_000, 1_001] {
            let numbers: Vec<usize> = (0..count).collect();
            let squares: Vec<usize> = numbers.iter().map(|number| number * number).collect();
            assert_eq!(each(&numbers, |number| number * number), squares);
        }
        assert_eq!(both(|| 1, || 2), (1, 2));
    }
}
