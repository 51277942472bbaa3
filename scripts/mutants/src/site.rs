//! Where in a file a mutant can be switched: the extent of the expression, arm or function around its text.

use std::collections::HashMap;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::mutant::Genre;

/// Bytes of a file.
pub type Bytes = Range<usize>;

/// A piece of the program in which mutants can be switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// An expression, which becomes `if … { mutant } else { expression }`.
    Expression,
    /// The body of a function, which begins with `if … { return …; }`.
    Body,
    /// The same for a function that returns `impl Iterator`, whose type must be one.
    IteratorBody,
    /// A match arm, whose pattern gets a guard. Its site is the place behind the pattern.
    Arm,
    /// An arm of a match in which no other arm takes what it takes.
    NeededArm,
    /// A constant or a `const fn`: nothing can be switched there at run time.
    Constant,
    /// A condition with `let`: with another operator it is no Rust.
    LetChain,
}

/// The sites of a file, by the kind of mutant and the text that it replaces.
pub type Sites = HashMap<(Genre, Bytes), (Form, Bytes)>;

/// The sites of a file.
pub fn sites_of(text: &str) -> syn::Result<Sites> {
    let file = syn::parse_file(text)?;
    let mut finder = Finder { sites: Sites::new(), is_constant: false };
    finder.visit_file(&file);
    Ok(finder.sites)
}

struct Finder {
    sites: Sites,
    /// Whether what is visited is computed when the program is compiled.
    is_constant: bool,
}

impl Finder {
    fn add(&mut self, genre: Genre, replaced: Bytes, form: Form, site: Bytes) {
        let form = if self.is_constant { Form::Constant } else { form };
        self.sites.insert((genre, replaced), (form, site));
    }

    fn constant(&mut self, is_constant: bool, visit: impl FnOnce(&mut Finder)) {
        let outer = std::mem::replace(&mut self.is_constant, is_constant);
        visit(self);
        self.is_constant = outer;
    }

    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let (Some(first), Some(last)) = (block.stmts.first(), block.stmts.last()) else { return };
        let body = first.span().byte_range().start..last.span().byte_range().end;
        let is_opaque =
            matches!(&signature.output, syn::ReturnType::Type(_, of) if matches!(**of, syn::Type::ImplTrait(_)));
        let form = if is_opaque { Form::IteratorBody } else { Form::Body };
        self.constant(signature.constness.is_some(), |finder| {
            finder.add(Genre::FnValue, body.clone(), form, body);
            finder.visit_block(block);
        });
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constant(true, |finder| visit::visit_item_const(finder, item));
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.constant(true, |finder| visit::visit_impl_item_const(finder, item));
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.constant(true, |finder| visit::visit_item_static(finder, item));
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.constant(false, |finder| visit::visit_expr_closure(finder, closure));
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let form = if has_let(&binary.left) || has_let(&binary.right) { Form::LetChain } else { Form::Expression };
        self.add(Genre::BinaryOperator, binary.op.span().byte_range(), form, binary.span().byte_range());
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        let (operator, whole) = (unary.op.span().byte_range(), unary.span().byte_range());
        self.add(Genre::UnaryOperator, operator, Form::Expression, whole);
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_match(&mut self, of: &'ast syn::ExprMatch) {
        let is_catchall = |arm: &syn::Arm| match &arm.pat {
            syn::Pat::Wild(_) => arm.guard.is_none(),
            // A name in lower case is a variable, not a variant like `None`.
            syn::Pat::Ident(name) => arm.guard.is_none() && name.ident.to_string().starts_with(char::is_lowercase),
            _ => false,
        };
        for (i, arm) in of.arms.iter().enumerate() {
            if let Some((_, guard)) = &arm.guard {
                let guard = guard.span().byte_range();
                self.add(Genre::MatchArmGuard, guard.clone(), Form::Expression, guard);
            } else {
                let has_catchall = of.arms.iter().enumerate().any(|(other, arm)| other != i && is_catchall(arm));
                let form = if has_catchall { Form::Arm } else { Form::NeededArm };
                let behind = arm.pat.span().byte_range().end;
                self.add(Genre::MatchArm, arm.span().byte_range(), form, behind..behind);
            }
        }
        visit::visit_expr_match(self, of);
    }

    fn visit_expr_struct(&mut self, literal: &'ast syn::ExprStruct) {
        let whole = literal.span().byte_range();
        for pair in literal.fields.pairs() {
            let field = pair.value().span().byte_range();
            let end = pair.punct().map_or(field.end, |comma| comma.span().byte_range().end);
            self.add(Genre::StructField, field.start..end, Form::Expression, whole.clone());
        }
        visit::visit_expr_struct(self, literal);
    }
}

/// Whether an operand of a condition is a `let`.
fn has_let(operand: &syn::Expr) -> bool {
    match operand {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}
