#ifndef CEILING_SENTENCE_H
#define CEILING_SENTENCE_H

#include <stddef.h>

/* Room for the sentence around the longest number there can be. */
enum { SENTENCE_BYTES = 64 };

/* The sentence that tells a client how long its datagram was. Kept for the next datagram, which is mostly as long. */
struct sentence {
    size_t data_bytes;
    size_t length;
    char text[SENTENCE_BYTES];
};

/* No length is this one, so that the first datagram writes the sentence. */
#define SENTENCE_NONE ((struct sentence){ .data_bytes = (size_t)-1 })

void sentence_write(struct sentence *sentence, size_t data_bytes);

static inline void sentence_tell(struct sentence *sentence, size_t data_bytes)
{
    if (__builtin_expect(sentence->data_bytes != data_bytes, 0)) {
        sentence_write(sentence, data_bytes);
    }
}

#endif
