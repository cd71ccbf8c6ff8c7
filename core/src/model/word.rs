//! Words of the trade with a fixed code in the file: `kind = "brokerage-agreement"`.

/// A closed list of words, each with its code.
pub trait Word: Copy + Sized + 'static {
    /// Every word, in the order they are shown.
    const ALL: &'static [Self];

    /// The code in files, arguments and JSON; never translated.
    fn code(self) -> &'static str;

    /// The word with this code.
    fn from_code(code: &str) -> Option<Self>;
}

/// Declares an enum whose variants are words: each with its meaning and its code.
#[macro_export]
macro_rules! words {
    (
        $(#[doc = $meaning:literal])+
        $name:ident {
            $( $(#[doc = $variant_meaning:literal])+ $variant:ident = $code:literal, )+
        }
    ) => {
        $(#[doc = $meaning])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[doc = $variant_meaning])+ $variant, )+
        }

        impl $crate::model::Word for $name {
            const ALL: &'static [Self] = &[$( $name::$variant, )+];

            fn code(self) -> &'static str {
                match self {
                    $( $name::$variant => $code, )+
                }
            }

            fn from_code(code: &str) -> Option<Self> {
                match code {
                    $( $code => Some($name::$variant), )+
                    _ => None,
                }
            }
        }
    };
}
