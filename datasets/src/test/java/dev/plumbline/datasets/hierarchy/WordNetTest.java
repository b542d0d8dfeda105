package dev.plumbline.datasets.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNetTest {
    private final WordNet wordNet = WordNet.nouns();
    private final List<Synset> imageNet = ImageNetClasses.of(wordNet).synsets();

    private Synset synset(String written) {
        return wordNet.find(written).orElseThrow();
    }

    /** The counts of Ramanujan et al. 2023 are among them: 5, 17, 37, 85, 232. */
    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "2,5", "3,9", "4,17", "5,37", "6,85", "7,232", "8,380"})
    void collapsesImageNetAtADepth(int depth, int superclasses) {
        assertThat(imageNet.stream().map(synset -> synset.atDepth(depth)).distinct())
                .hasSize(superclasses);
    }

    @Test
    void imageNetHas398AnimalsAnd602OtherThings() {
        Synset animal = synset("animal.n.01");
        assertThat(imageNet).hasSize(1000).doesNotHaveDuplicates();
        assertThat(imageNet.stream().filter(synset -> synset.isUnder(animal))).hasSize(398);
        assertThat(imageNet.stream().filter(synset -> synset.isUnder(synset("object.n.01"))))
                .hasSize(958);
    }

    @Test
    void imageNetsClassesStandInTheOrderOfTheirLabels() {
        assertThat(imageNet.get(0).id()).isEqualTo("n01440764");
        assertThat(imageNet.get(999).name()).isEqualTo("toilet_tissue.n.01");
    }

    @ParameterizedTest
    @CsvSource({
        "n00015388,animal.n.01,n00015388",
        "animal.n.01,animal.n.01,n00015388",
        "creature.n.01,animal.n.01,n00015388",
        "Animal.n.01,animal.n.01,n00015388",
        "n00001740,entity.n.01,n00001740",
        "n02012849,crane.n.05,n02012849",
        "crane.n.05,crane.n.05,n02012849",
        "ice_cream.n.01,ice_cream.n.01,n07614500"
    })
    void findsASynsetByItsOffsetOrItsName(String written, String name, String id) {
        assertThat(synset(written).name()).isEqualTo(name);
        assertThat(synset(written).id()).isEqualTo(id);
    }

    /** n00015389 lies inside the line of n00015388, n00000100 in the licence before the first noun. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "n00015389",
                "n00000000",
                "n00000100",
                "n99999999",
                "animal.n.99",
                "animal.n.00",
                "qwrt.n.01",
                "dog"
            })
    void findsNothingThatIsNotThere(String written) {
        assertThat(wordNet.find(written)).isEmpty();
    }

    @Test
    void parentsAreSortedByNameAndTheFirstLeadsUp() {
        Synset dog = synset("dog.n.01");
        assertThat(dog.parents()).extracting(Synset::name).containsExactly("canine.n.02", "domestic_animal.n.01");
        assertThat(dog.minDepth()).isEqualTo(8);
        assertThat(dog.atDepth(7).name()).isEqualTo("chordate.n.01");
        assertThat(dog.atDepth(100)).isEqualTo(dog);
    }

    @Test
    void doesNotTakeWhatSomethingIsAnInstanceOfForAParent() {
        WordNet nouns = WordNet.nouns();
        assertThat(nouns.find("n08932568").orElseThrow().parents()).as("Paris").isEmpty();
        assertThat(nouns.find("n08472590").orElseThrow().atDepth(3).name()).isEqualTo("social_group.n.01");
        assertThat(nouns.find("n09380117").orElseThrow().atDepth(3).name()).isEqualTo("phenomenon.n.01");
    }
}
