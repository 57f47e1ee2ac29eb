package io.github.azureplan.auth;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the application proves to Microsoft Entra that it is itself: by a client secret or, better, by a certificate.
 * {@code toString} shows neither.
 */
public final class ClientCredential {
    private final @Nullable String secret;
    private final @Nullable PrivateKey key;
    private final List<X509Certificate> chain;

    private ClientCredential(@Nullable String secret, @Nullable PrivateKey key, List<X509Certificate> chain) {
        this.secret = secret;
        this.key = key;
        this.chain = chain;
    }

    /**
     * A client secret.
     *
     * @param secret the secret's value, not its id
     * @return the credential
     */
    public static ClientCredential secret(String secret) {
        Objects.requireNonNull(secret, "secret");
        if (secret.isBlank()) {
            throw new IllegalArgumentException(
                    "secret: must not be blank; take the value, not the id, from the app registration");
        }
        return new ClientCredential(secret, null, List.of());
    }

    /**
     * A certificate with its private key. The key may sit in a key store or a hardware module; it only has to sign.
     *
     * @param key the RSA private key
     * @param chain the certificate that was uploaded to the app registration, then, if any, its issuers
     * @return the credential
     */
    public static ClientCredential certificate(PrivateKey key, List<X509Certificate> chain) {
        Objects.requireNonNull(key, "key");
        List<X509Certificate> copy = List.copyOf(chain);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("chain: must hold the certificate of the application");
        }
        if (!key.getAlgorithm().equals("RSA")) {
            throw new IllegalArgumentException(
                    "key: must be an RSA key, was " + key.getAlgorithm() + "; Microsoft Entra takes RSA certificates");
        }
        if (!belongsTogether(key, copy.get(0))) {
            throw new IllegalArgumentException(
                    "key: does not belong to the first certificate of the chain; put the application's own one first");
        }
        return new ClientCredential(null, key, copy);
    }

    private static boolean belongsTogether(PrivateKey key, X509Certificate certificate) {
        byte[] sample = {1, 2, 3};
        byte[] signature;
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(sample);
            signature = signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key: cannot sign; see the cause", e);
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(sample);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a key of another size or kind: the signature cannot even be compared
        }
    }

    /** The secret, or null when this is a certificate. */
    @Nullable
    String secret() {
        return secret;
    }

    /** The private key, or null when this is a secret. */
    @Nullable
    PrivateKey key() {
        return key;
    }

    /** The certificates, empty when this is a secret. */
    List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public String toString() {
        return chain.isEmpty()
                ? "ClientCredential[secret ***]"
                : "ClientCredential[certificate valid until "
                        + chain.get(0).getNotAfter().toInstant() + ", key ***]";
    }
}
