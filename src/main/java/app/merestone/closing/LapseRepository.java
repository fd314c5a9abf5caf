package app.merestone.closing;

import org.springframework.data.repository.Repository;

interface LapseRepository extends Repository<Lapse, LapseId> {

    Lapse save(Lapse lapse);
}
