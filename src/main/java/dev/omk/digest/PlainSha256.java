package dev.omk.digest;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * SHA-256 (FIPS 180-4, section 6.2) in plain Java. Looking the JDK's up sets up its providers,
 * which costs every start some 10 ms: more than all else that {@code goal status} does.
 */
final class PlainSha256 extends MessageDigest implements Cloneable {
  private static final int BLOCK = 64;
  private static final int LENGTH = 32;
  private static final int LENGTH_FIELD = 8;

  // Fractional parts of the cube roots of the first 64 primes.
  private static final int[] K = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  // Fractional parts of the square roots of the first 8 primes.
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private int[] state = START.clone();
  private int[] schedule = new int[BLOCK];
  private byte[] pending = new byte[BLOCK];
  private long total;

  PlainSha256() {
    super("SHA-256");
  }

  @Override
  protected int engineGetDigestLength() {
    return LENGTH;
  }

  @Override
  protected void engineUpdate(byte input) {
    int filled = (int) (total++ % BLOCK);
    pending[filled] = input;
    if (filled == BLOCK - 1) {
      compress(pending, 0);
    }
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    int at = offset;
    int end = offset + length;
    int filled = (int) (total % BLOCK);
    total += length;
    if (filled > 0) {
      int part = Math.min(BLOCK - filled, length);
      System.arraycopy(input, at, pending, filled, part);
      at += part;
      if (filled + part < BLOCK) {
        return;
      }
      compress(pending, 0);
    }
    for (; end - at >= BLOCK; at += BLOCK) {
      compress(input, at);
    }
    System.arraycopy(input, at, pending, 0, end - at);
  }

  @Override
  protected byte[] engineDigest() {
    long bits = total * 8;
    int filled = (int) (total % BLOCK);
    int padding = (filled < BLOCK - LENGTH_FIELD ? BLOCK : 2 * BLOCK) - filled;
    byte[] tail = new byte[padding];
    tail[0] = (byte) 0x80;
    for (int i = 1; i <= LENGTH_FIELD; i++) {
      tail[padding - i] = (byte) (bits >>> (8 * (i - 1)));
    }
    engineUpdate(tail, 0, padding);
    byte[] digest = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      digest[i] = (byte) (state[i / 4] >>> (24 - 8 * (i % 4)));
    }
    engineReset();
    return digest;
  }

  @Override
  protected void engineReset() {
    state = START.clone();
    Arrays.fill(pending, (byte) 0);
    Arrays.fill(schedule, 0);
    total = 0;
  }

  // The names are those of the standard.
  private void compress(byte[] block, int offset) {
    int[] w = schedule;
    for (int t = 0, at = offset; t < 16; t++, at += 4) {
      w[t] =
          (block[at] & 0xff) << 24
              | (block[at + 1] & 0xff) << 16
              | (block[at + 2] & 0xff) << 8
              | (block[at + 3] & 0xff);
    }
    for (int t = 16; t < BLOCK; t++) {
      int x = w[t - 15];
      int y = w[t - 2];
      int s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      int s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = s1 + w[t - 7] + s0 + w[t - 16];
    }
    rounds(w, state);
  }

  private static void rounds(int[] w, int[] state) {
    int[] k = K;
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int t = 0; t < BLOCK; t++) {
      int s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      int t1 = h + s1 + ((e & f) ^ (~e & g)) + k[t] + w[t];
      int s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      int t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  @Override
  public Object clone() throws CloneNotSupportedException {
    PlainSha256 copy = (PlainSha256) super.clone();
    copy.state = state.clone();
    copy.pending = pending.clone();
    copy.schedule = new int[BLOCK];
    return copy;
  }
}
