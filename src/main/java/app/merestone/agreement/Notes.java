package app.merestone.agreement;

import org.springframework.data.repository.Repository;

interface Notes extends Repository<Note, NoteId> {

    Note save(Note note);
}
