//! What a paper says of the company and of its people.

use super::form::rows::{Section, Takes, key, section};
use super::said::Said;
use crate::alike::is_same;
use crate::both;

/// The company's particulars below its name, and how its people are reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Broker {
    /// Where the company is.
    pub address: Option<String>,
    /// The number of its licence for insurance brokerage.
    pub licence: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its people, each with a telephone.
    pub colleagues: Vec<(String, String)>,
}

/// The form of `broker`.
pub(super) const BROKER: Section = section(
    "broker",
    both!(
        "本公司，印在给客户的文件上；名称写在 company",
        "the company on papers for clients; its name is in company"
    ),
    &[
        key("address", Takes::Text, both!("地址", "the address")),
        key(
            "licence",
            Takes::Text,
            both!(
                "保险经纪业务许可证号",
                "the number of the licence for insurance brokerage"
            ),
        ),
        key(
            "phone",
            Takes::Text,
            both!("公司电话", "the company's telephone"),
        ),
    ],
);

/// The form of `colleagues`.
pub(super) const COLLEAGUES: Section = section(
    "colleagues",
    both!(
        "同事的办公电话，印在服务团队名单上",
        "the office telephones of colleagues, for the list of the service team on paper"
    ),
    &[
        key(
            "name",
            Takes::Needed,
            both!(
                "姓名，与客户档案中的一致",
                "the name, as in the clients' records"
            ),
        ),
        key(
            "phone",
            Takes::Needed,
            both!("办公电话", "the office telephone"),
        ),
    ],
);

impl Broker {
    pub(super) fn read_all(said: &mut Said<'_, '_, '_>) -> Broker {
        let mut broker = said.section(&BROKER, |said| Broker {
            address: said.text("address"),
            licence: said.text("licence"),
            phone: said.text("phone"),
            colleagues: Vec::new(),
        });
        broker.colleagues = said.list(&COLLEAGUES, |said| {
            (said.needed("name"), said.needed("phone"))
        });
        broker
    }

    /// The office telephone of a colleague.
    pub fn phone_of(&self, name: &str) -> Option<&str> {
        let mut colleagues = self.colleagues.iter();
        let found = colleagues.find(|(colleague, _)| is_same(colleague, name));
        found.map(|(_, phone)| phone.as_str())
    }
}
