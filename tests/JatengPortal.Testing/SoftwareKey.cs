using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace JatengPortal.Testing;

/// <summary>An authenticator with one passkey (W3C Web Authentication, Level 3, §6): ES256, no attestation.</summary>
public sealed class SoftwareKey : IDisposable
{
    private const byte PresentAndVerified = 0x05;
    private const byte WithCredential = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private readonly string _origin;
    private byte[] _user = [];
    private uint _count;

    /// <summary>One for a portal at that origin, such as <c>http://localhost</c>.</summary>
    public SoftwareKey(string origin) => _origin = origin;

    /// <summary>The id of the passkey, as forms name it.</summary>
    public string Id => Base64Url(_id);

    /// <summary>Answers the options of a page that adds a passkey.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = Bytes(asked.RootElement.GetProperty("user").GetProperty("id").GetString()!);
        var point = _key.ExportParameters(false).Q;
        // COSE_Key (RFC 9053, 7.1): EC2, ES256, P-256, x, y.
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Head(PresentAndVerified | WithCredential), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
        ];
        return Credential(new
        {
            clientDataJSON = Base64Url(ClientData("webauthn.create", asked)),
            attestationObject = Base64Url(attestation),
            transports = Array.Empty<string>(),
        });
    }

    /// <summary>Answers the options of a page that asks for a passkey.</summary>
    public string Show(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _count++;
        var client = ClientData("webauthn.get", asked);
        var data = Head(PresentAndVerified);
        return Credential(new
        {
            clientDataJSON = Base64Url(client),
            authenticatorData = Base64Url(data),
            signature = Base64Url(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence)),
            userHandle = Base64Url(_user),
        });
    }

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    private byte[] Head(int flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, _count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(new Uri(_origin).Host)), (byte)flags, .. count];
    }

    private byte[] ClientData(string type, JsonDocument options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.RootElement.GetProperty("challenge").GetString(), origin = _origin, crossOrigin = false });

    private string Credential(object response) =>
        JsonSerializer.Serialize(new { id = Id, rawId = Id, type = "public-key", clientExtensionResults = new { }, response });

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Bytes(string base64Url)
    {
        var text = base64Url.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
    }
}
