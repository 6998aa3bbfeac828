#define _GNU_SOURCE
#include "sentence.h"

#include <stdio.h>

void sentence_write(struct sentence *sentence, size_t data_bytes)
{
    sentence->data_bytes = data_bytes;
    sentence->length = (size_t)snprintf(sentence->text, sizeof sentence->text, "Your data was %zu bytes long", data_bytes);
}
