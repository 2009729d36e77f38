"""Writes the sample files beside it with Tink. Run once; the files are then fixed."""

import io
import json
import os
import uuid
from pathlib import Path

import tink
from tink import secret_key_access, streaming_aead
from tink.proto import aes_gcm_hkdf_streaming_pb2, common_pb2, tink_pb2
from typing_extensions import override

_LENGTHS = (0, 1, 1000, 1_048_521)


class _KeptOpen(io.BytesIO):
    @override
    def close(self) -> None:
        """Tink closes what it writes to; the bytes are still wanted."""


def tink_primitive(key: bytes) -> streaming_aead.StreamingAead:
    """Tink's own AES256_GCM_HKDF_1MB for this key."""
    params = aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingParams(
        ciphertext_segment_size=1 << 20, derived_key_size=32, hkdf_hash_type=common_pb2.SHA256
    )
    inner = aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingKey(
        version=0, params=params, key_value=key
    )
    data = tink_pb2.KeyData(
        type_url="type.googleapis.com/google.crypto.tink.AesGcmHkdfStreamingKey",
        value=inner.SerializeToString(),
        key_material_type=tink_pb2.KeyData.SYMMETRIC,
    )
    keyset = tink_pb2.Keyset(primary_key_id=1)
    keyset.key.add(
        key_data=data, status=tink_pb2.ENABLED, key_id=1, output_prefix_type=tink_pb2.RAW
    )
    streaming_aead.register()
    handle = tink.proto_keyset_format.parse(keyset.SerializeToString(), secret_key_access.TOKEN)
    return handle.primitive(streaming_aead.StreamingAead)


def tink_seal(key: bytes, bound_to: bytes, plain: bytes) -> bytes:
    """What Tink writes."""
    out = _KeptOpen()
    with tink_primitive(key).new_encrypting_stream(out, bound_to) as stream:
        stream.write(plain)
    return out.getvalue()


def tink_open(key: bytes, bound_to: bytes, sealed: bytes) -> bytes:
    """What Tink reads."""
    with tink_primitive(key).new_decrypting_stream(io.BytesIO(sealed), bound_to) as stream:
        return bytes(stream.read())


def main() -> None:
    """Write every sample."""
    here = Path(__file__).parent
    vectors = []
    for length in _LENGTHS:
        key, case, item = os.urandom(32), uuid.uuid4(), uuid.uuid4()
        bound_to = b"casebook-ev/1\x00" + case.bytes + item.bytes + b"\x00"
        plain = (bytes(range(256)) * (length // 256 + 1))[:length]
        name = f"{length}.cbe"
        (here / name).write_bytes(tink_seal(key, bound_to, plain))
        said = {"file": name, "key": key.hex(), "case": str(case), "item": str(item)}
        vectors.append({**said, "rendition": "original", "length": length})
    (here / "vectors.json").write_text(json.dumps(vectors, indent=1) + "\n")


if __name__ == "__main__":
    main()
