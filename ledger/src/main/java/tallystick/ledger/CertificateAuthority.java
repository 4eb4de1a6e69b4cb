package tallystick.ledger;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority for development and small installations: P-256 keys, certificates by RFC 5280 that
/// name their holder as `tallystick:node/<id>` or `tallystick:client/<name>` and its hosts.
///
/// @param certificate of the authority itself
/// @param key the authority's
record CertificateAuthority(X509Certificate certificate, PrivateKey key) {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3_650);
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final int SERIAL_BITS = 127;

  /// A certificate may be used from a little before it is made, by clocks that are late.
  private static final Duration BEFORE = Duration.ofHours(1);

  /// A key with its certificate, both in PEM.
  record Issued(String certificate, String key) {}

  /// A new authority.
  static CertificateAuthority create(String name) throws IOException {
    try {
      KeyPair pair = keyPair();
      X500Name subject = name(name);
      X509v3CertificateBuilder builder =
          builder(subject, subject, pair.getPublic(), AUTHORITY_LIFE);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      return new CertificateAuthority(signed(builder, pair.getPrivate()), pair.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate can be made: " + e.getMessage(), e);
    }
  }

  /// The authority in two files.
  static CertificateAuthority read(Path certificateFile, Path keyFile) throws IOException {
    try (Reader certificateText = Files.newBufferedReader(certificateFile);
        PEMParser certificate = new PEMParser(certificateText);
        Reader keyText = Files.newBufferedReader(keyFile);
        PEMParser key = new PEMParser(keyText)) {
      if (certificate.readObject() instanceof X509CertificateHolder holder
          && key.readObject() instanceof PrivateKeyInfo info) {
        return new CertificateAuthority(
            new JcaX509CertificateConverter().getCertificate(holder),
            new JcaPEMKeyConverter().getPrivateKey(info));
      }
      throw new IOException(certificateFile + " and " + keyFile + " hold no authority");
    } catch (GeneralSecurityException e) {
      throw new IOException(certificateFile + " holds no certificate", e);
    }
  }

  /// Makes a key and a certificate for it.
  ///
  /// @param identity `node/<id>` or `client/<name>`
  /// @param hosts names and addresses at which its holder is reached
  /// @param life how long it may be used; negative for one that is over already
  Issued issue(String identity, List<String> hosts, Duration life) throws IOException {
    try {
      KeyPair pair = keyPair();
      X500Name issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
      X509v3CertificateBuilder builder = builder(issuer, name(identity), pair.getPublic(), life);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      builder.addExtension(
          Extension.subjectAlternativeName, false, alternativeNames(identity, hosts));
      String text = pem(signed(builder, key));
      return new Issued(text, pem(pair.getPrivate()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate can be made: " + e.getMessage(), e);
    }
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X500Name name(String common) {
    return new X500NameBuilder().addRDN(BCStyle.O, "Tallystick").addRDN(BCStyle.CN, common).build();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Duration life) throws CertIOException {
    Instant now = Instant.now();
    Instant end = now.plus(life);
    Instant begin = life.isNegative() ? end.minus(BEFORE) : now.minus(BEFORE);
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, new SecureRandom()),
        Date.from(begin),
        Date.from(end),
        subject,
        key);
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey signer)
      throws GeneralSecurityException, OperatorCreationException {
    X509CertificateHolder holder =
        builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer));
    return new JcaX509CertificateConverter().getCertificate(holder);
  }

  private static GeneralNames alternativeNames(String identity, List<String> hosts) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.uniformResourceIdentifier, "tallystick:" + identity));
    for (String host : hosts) {
      names.add(
          new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static boolean isAddress(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String pem(X509Certificate certificate) throws IOException {
    return pemOf(certificate);
  }

  /// The authority's key, which only it needs.
  String keyPem() throws IOException {
    return pem(key);
  }

  /// The certificate by which others know whom the authority vouches for.
  String certificatePem() throws IOException {
    return pem(certificate);
  }

  private static String pem(PrivateKey key) throws IOException {
    return pemOf(new JcaPKCS8Generator(key, null));
  }

  private static String pemOf(Object thing) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter out = new JcaPEMWriter(text)) {
      out.writeObject(thing);
    }
    return text.toString();
  }
}
