"""The errors for certificates that cannot be verified."""

from typing import Final

from aiohttp import ClientConnectorCertificateError

from ..engine.errors import CertificateError, CertificateNameError, CertificateTimeError

#: OpenSSL's codes (X509_V_ERR_…): not valid yet, or not any longer.
_WRONG_TIME: Final = (9, 10)
#: OpenSSL's codes for a certificate of another host name or IP address.
_WRONG_NAME: Final = (62, 64)


def certificate_error(error: ClientConnectorCertificateError) -> CertificateError:
    """Return the error for a certificate that was not accepted."""
    code = getattr(error.certificate_error, "verify_code", None)
    if code in _WRONG_TIME:
        return CertificateTimeError("the server's certificate is not valid at this time")
    if code in _WRONG_NAME:
        return CertificateNameError("the server's certificate belongs to another name")
    return CertificateError("the server's certificate is not trusted")
