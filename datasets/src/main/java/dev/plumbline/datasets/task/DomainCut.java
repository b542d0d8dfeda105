package dev.plumbline.datasets.task;

import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.Domain;
import dev.plumbline.datasets.source.DomainSource;
import dev.plumbline.datasets.source.Listing;

/** How a domain is cut: as a task's own, and as the one it is tested on. Cuts are seeded, as {@link Parts} says. */
interface DomainCut {
    Manifest train();

    Manifest idValidation();

    Manifest idTest();

    Manifest oodValidation();

    Manifest oodTest();

    static DomainCut of(DomainSource source, String name, Domain domain) {
        Parts open = new Parts(source, domain.open());
        Listing test = domain.test();
        return test == null ? new Whole(name, open) : new HeldOut(name, open, new Parts(source, test));
    }

    /** 60 / 20 / 20 into train, ID validation and ID test; 20 / 80 into OOD validation and OOD test. */
    record Whole(String domain, Parts all) implements DomainCut {
        @Override
        public Manifest train() {
            return all.part(domain + "/train", 0, 60);
        }

        @Override
        public Manifest idValidation() {
            return all.part(domain + "/id-validation", 60, 80);
        }

        @Override
        public Manifest idTest() {
            return all.part(domain + "/id-test", 80, 100);
        }

        @Override
        public Manifest oodValidation() {
            return all.part(domain + "/ood-validation", 0, 20);
        }

        @Override
        public Manifest oodTest() {
            return all.part(domain + "/ood-test", 20, 100);
        }
    }

    /**
     * Where its makers hold a test list out, that is both tests. The rest is cut 80 / 20 into train and validation, which
     * is the same in and out of distribution.
     */
    record HeldOut(String domain, Parts open, Parts test) implements DomainCut {
        @Override
        public Manifest train() {
            return open.part(domain + "/train", 0, 80);
        }

        @Override
        public Manifest idValidation() {
            return open.part(domain + "/validation", 80, 100);
        }

        @Override
        public Manifest idTest() {
            return test.whole(domain + "/test");
        }

        @Override
        public Manifest oodValidation() {
            return idValidation();
        }

        @Override
        public Manifest oodTest() {
            return idTest();
        }
    }
}
