//! What is chosen of a facet.

/// Different ids in their order. There are few: a sorted list takes less code than a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen<Id>(Vec<Id>);

impl<Id> Default for Chosen<Id> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Id: Ord + Clone> Chosen<Id> {
    /// Adds an id unless it is chosen already.
    pub fn insert(&mut self, id: &Id) {
        if let Err(place) = self.0.binary_search(id) {
            self.0.insert(place, id.clone());
        }
    }

    /// Adds an id, or takes it away if it is chosen already.
    pub fn toggle(&mut self, id: &Id) {
        match self.0.binary_search(id) {
            Ok(place) => _ = self.0.remove(place),
            Err(place) => self.0.insert(place, id.clone()),
        }
    }
}

impl<Id: AsRef<str>> Chosen<Id> {
    /// Whether an id is chosen.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.iter().any(|chosen| chosen.as_ref() == id)
    }
}

impl<Id> Chosen<Id> {
    /// The ids in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Id> {
        self.0.iter()
    }

    /// How many are chosen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, Id> IntoIterator for &'a Chosen<Id> {
    type Item = &'a Id;
    type IntoIter = std::slice::Iter<'a, Id>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<Id: Ord + Clone> FromIterator<Id> for Chosen<Id> {
    fn from_iter<Ids: IntoIterator<Item = Id>>(ids: Ids) -> Self {
        ids.into_iter().fold(Self::default(), |mut chosen, id| {
            chosen.insert(&id);
            chosen
        })
    }
}
