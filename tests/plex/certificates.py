"""Certificates for tests: of an authority that only those trust who are told to."""

import datetime as dt
import ipaddress
from pathlib import Path
import ssl
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

_DAY = dt.timedelta(days=1)
_PEM = serialization.Encoding.PEM


class Authority:
    """An authority that signs certificates of servers."""

    def __init__(self) -> None:
        """Make its key and its own certificate."""
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named("Authority for tests")
        is_authority = x509.BasicConstraints(ca=True, path_length=None)
        usage = x509.KeyUsage(
            digital_signature=True,
            key_cert_sign=True,
            crl_sign=True,
            **dict.fromkeys(
                (
                    "content_commitment",
                    "key_encipherment",
                    "data_encipherment",
                    "key_agreement",
                    "encipher_only",
                    "decipher_only",
                ),
                False,
            ),
        )
        self._identifier = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        self._certificate = (
            self._builder(self._name, self._key.public_key(), -_DAY, _DAY)
            .add_extension(is_authority, critical=True)
            .add_extension(usage, critical=True)
            .add_extension(self._identifier, critical=False)
            .sign(self._key, hashes.SHA256())
        )

    def trusting(self) -> ssl.SSLContext:
        """Return the context of a client that trusts this authority."""
        pem = self._certificate.public_bytes(_PEM).decode()
        return ssl.create_default_context(cadata=pem)

    def certify(
        self,
        server: ssl.SSLContext,
        host: str,
        since: dt.timedelta = -_DAY,
        until: dt.timedelta = _DAY,
    ) -> None:
        """Give a server a certificate for a host, which replaces its former one; blocks."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([_general_name(host)])
        issuer = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(self._identifier)
        certificate = (
            self._builder(_named("server"), key.public_key(), since, until)
            .add_extension(names, critical=False)
            .add_extension(issuer, critical=False)
            .sign(self._key, hashes.SHA256())
        )
        private = key.private_bytes(
            _PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "server.pem"
            path.write_bytes(private + certificate.public_bytes(_PEM))
            server.load_cert_chain(path)

    def _builder(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePublicKey,
        since: dt.timedelta,
        until: dt.timedelta,
    ) -> x509.CertificateBuilder:
        """Return a certificate of this authority that is not signed yet."""
        now = dt.datetime.now(dt.UTC)
        builder = x509.CertificateBuilder(self._name, subject, key, x509.random_serial_number())
        return builder.not_valid_before(now + since).not_valid_after(now + until)


def _named(name: str) -> x509.Name:
    """Return a distinguished name."""
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _general_name(host: str) -> x509.GeneralName:
    """Return a host as certificates name it."""
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
