/** The barest call between two tabs: camera, microphone, one offer, one answer. Only a yardstick for `bench`. */
export const twoTabsPage = `<!doctype html><title>two tabs</title><video autoplay playsinline></video>
<script>
const signals = new BroadcastChannel("two-tabs");
const media = () => navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
async function connect(stream, isCaller) {
  const connection = new RTCPeerConnection();
  connection.ontrack = ({ streams }) => { document.querySelector("video").srcObject = streams[0]; };
  connection.onicecandidate = ({ candidate }) => candidate && signals.postMessage({ candidate: candidate.toJSON() });
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  signals.onmessage = async ({ data }) => {
    if (data.candidate) return connection.addIceCandidate(data.candidate);
    await connection.setRemoteDescription(data.description);
    if (data.description.type !== "offer") return;
    await connection.setLocalDescription();
    signals.postMessage({ description: connection.localDescription.toJSON() });
  };
  if (!isCaller) return;
  await connection.setLocalDescription();
  signals.postMessage({ description: connection.localDescription.toJSON() });
}
/** Waits with its devices open, as a customer does while it rings. */
async function wait() { await connect(await media(), false); }
/** Answers: opens the devices and calls. */
async function answer() { await connect(await media(), true); }
</script>`;
